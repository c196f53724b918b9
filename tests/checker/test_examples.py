"""Examples: their records, findings and excuses."""

from __future__ import annotations

from datetime import date

import pytest

from asn_neutrality.domain.records import Dates, Days, Regions, Unknown, Values
from asn_neutrality.domain.rules import Example, FindingStatus
from tests.checker.checking import diagnose, pack, refusals, rule_set
from tests.checker.world import CALENDARS, HEAD, LIST, RULE, WORDS

PERMIT = 'izin boleh\n  judul "Boleh"\n  dasar daftar butir 2\n  bila dinas\n  mengesampingkan hadir\n'
OTHER = HEAD.replace("uji_coba", "lain") + LIST + RULE


def example(text: str) -> Example:
    """The one example inside the rule."""
    (rule,) = pack(HEAD + LIST + RULE + f"  kecuali tugas bila dinas\n  {text}\n", WORDS, CALENDARS).prohibitions
    return rule.examples[0]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("melanggar", FindingStatus.VIOLATED),
        ("tidak_melanggar", FindingStatus.NOT_MET),
        ("dikecualikan", FindingStatus.EXCUSED),
        ("belum_jelas", FindingStatus.UNDETERMINED),
        ("perlu_penilaian", FindingStatus.NEEDS_ASSESSMENT),
        ("diperdebatkan", FindingStatus.DISPUTED),
    ],
)
def test_word_of_an_example_is_the_finding_it_states(word: str, status: FindingStatus) -> None:
    made = example(f'contoh {word} "judul" dinas: ya')
    assert (made.finding, made.rule, made.title, made.by) == (status, "uji_coba.hadir", "judul", None)
    assert made.span.position == (10, 3)


def test_record_holds_what_is_written_in_the_order_of_the_vocabulary() -> None:
    made = example(
        'contoh melanggar "x" perbuatan: suka / hadir  pelaku.status: asn  dinas: ?  wilayah: "16.05"'
        "  pemilihan: pemilu_1  tanggal: 2024-01-01"
    )
    assert list(made.record.facts) == ["tanggal", "pemilihan", "wilayah", "pelaku.status", "perbuatan", "dinas"]
    assert made.record.facts["perbuatan"] == Values(frozenset({"suka", "hadir"}))
    assert made.record.facts["pelaku.status"] == Values(frozenset({"pns", "pppk"}))
    assert made.record.facts["dinas"] == Unknown()
    assert made.record.facts["wilayah"] == Regions(("16.05",))


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-01-05 .. 2024-02", date(2024, 1, 5), date(2024, 2, 29)),
        (".. 2024-01-05", None, date(2024, 1, 5)),
        ("2024-01-05 ..", date(2024, 1, 5), None),
    ],
)
def test_dates_of_an_example_may_be_partial_or_ranges(written: str, start: date | None, end: date | None) -> None:
    assert example(f'contoh melanggar "x" tanggal: {written}').record.facts["tanggal"] == Dates((Days(start, end),))


def test_date_may_not_have_happened() -> None:
    state = example('contoh melanggar "x" diperiksa: belum').record.facts["diperiksa"]
    assert isinstance(state, Dates)
    assert state.not_yet


def test_excuse_is_an_exception_or_a_permission_that_overrides() -> None:
    text = RULE + '  kecuali tugas bila dinas\n  contoh dikecualikan oleh {} "x" dinas: ya\n' + PERMIT
    text += PERMIT.replace("izin boleh", "izin boleh_juga")
    permitted = [("boleh", "uji_coba.boleh"), ("boleh_juga", "uji_coba.boleh_juga")]
    for written, by in (("tugas", "tugas"), *permitted):
        (rule,) = pack(HEAD + LIST + text.format(written), WORDS).prohibitions
        assert rule.examples[0].by == by


def test_exception_comes_before_a_permission_of_the_same_name() -> None:
    text = RULE + '  kecuali boleh bila dinas\n  contoh dikecualikan oleh boleh "x" dinas: ya\n' + PERMIT
    assert pack(HEAD + LIST + text, WORDS).prohibitions[0].examples[0].by == "boleh"


@pytest.mark.parametrize("pack_name", ["uji_coba", "ketiga"])
def test_permission_of_the_pack_that_holds_the_example_comes_before_its_namesake(pack_name: str) -> None:
    permit = PERMIT.replace("mengesampingkan hadir", "mengesampingkan lain.hadir") + "uji lain.hadir\n"
    text = HEAD + "pakai lain\n" + permit + '  contoh dikecualikan oleh boleh "x" dinas: ya\n'
    made = rule_set(text, text.replace("uji_coba", "ketiga"), OTHER, WORDS)
    assert [one.by for one in made.packs[pack_name].examples] == [f"{pack_name}.boleh"]


def test_examples_of_uji_stand_with_the_rule_of_their_own_pack() -> None:
    text = RULE + '  contoh melanggar "satu" dinas: ya\nuji hadir\n  contoh melanggar "dua" dinas: ya\n'
    made = pack(HEAD + LIST + text, WORDS)
    assert [one.title for one in made.prohibitions[0].examples] == ["satu", "dua"]
    assert made.examples == ()


def test_examples_about_the_rule_of_another_pack_stand_in_the_pack() -> None:
    made = rule_set(HEAD + 'pakai lain\nuji lain.hadir\n  contoh melanggar "x" dinas: ya\n', OTHER, WORDS)
    assert [one.rule for one in made.packs["uji_coba"].examples] == ["lain.hadir"]
    assert made.packs["lain"].prohibitions[0].examples == ()


def test_examples_of_a_permission_are_about_the_first_prohibition_it_overrides() -> None:
    text = RULE + PERMIT + '  contoh dikecualikan oleh boleh "x" dinas: ya\nuji boleh\n  contoh melanggar "y"\n'
    (permission,) = pack(HEAD + LIST + text, WORDS).permissions
    assert [(one.rule, one.by) for one in permission.examples] == [
        ("uji_coba.hadir", "uji_coba.boleh"),
        ("uji_coba.hadir", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('contoh dikecualikan oleh tugs "x" dinas: ya', "C031 9:28 tugas?"),
        ('contoh melanggar "x" dines: ya', "C022 9:24 dinas?"),
        ('contoh melanggar "x" dinas: ya dinas: tidak', "C093 9:34"),
        ('contoh melanggar "x" dinas: ya perbuatan: sukka', "R003 9:34 suka?"),
        ('contoh melanggar "x" perbuatan: cltn', "R004 9:24"),
        ('contoh melanggar "x" tanggal: belum', "R015 9:24"),
    ],
)
def test_what_is_wrong_with_an_example_is_refused_where_it_stands(text: str, expected: str) -> None:
    found = refusals(HEAD + LIST + RULE.rstrip() + f" kecuali tugas bila dinas\n  {text}\n", WORDS)
    assert found == [expected]


def test_unknown_rule_of_uji_is_refused() -> None:
    assert refusals(HEAD + LIST + RULE + "uji hadr\n", WORDS) == ["C027 9:5 hadir?"]


def test_examples_of_a_permission_that_overrides_nothing_are_passed_over() -> None:
    text = PERMIT.replace("hadir", "tiada") + '  contoh melanggar "x" dines: ya\n'
    assert [one.code for one in diagnose(HEAD + LIST + text, WORDS)] == ["C027"]


def test_excuse_may_be_a_permission_of_a_pack_that_builds_on_this_one() -> None:
    here = HEAD + LIST + RULE + '  contoh dikecualikan oleh boleh "x" dinas: ya\n'
    use = HEAD.replace("uji_coba", "lain").replace("pakai kata", "pakai kata / uji_coba")
    there = use + PERMIT.replace("mengesampingkan hadir", "mengesampingkan uji_coba.hadir")
    (rule,) = rule_set(here, there, WORDS, CALENDARS).packs["uji_coba"].prohibitions
    assert rule.examples[0].by == "lain.boleh"
