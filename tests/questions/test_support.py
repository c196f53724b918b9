"""What a verdict rests on, and how it was seen."""

from __future__ import annotations

from itertools import product

import pytest

from asn_neutrality import Judge, Provenance, compile
from asn_neutrality.questions import support
from tests.checker.checking import rule_set
from tests.fixtures import bridge
from tests.fixtures.bridge import verdict

CROSSING = {"tanggal": "2020-01-01", "siapa": "warga", "perbuatan": "menyeberang", "malam": "ya"}
PRIMARY, REPORT, UNSEEN = Provenance.PRIMARY, Provenance.REPORT, Provenance.UNSEEN


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (CROSSING, {"naskah_asli": PRIMARY, "berita": REPORT, "kabar": REPORT}),
        ({**CROSSING, "dikawal": "ya"}, {"kabar": UNSEEN}),
        ({"siapa": "warga", "perbuatan": "memancing", "malam": "tidak"}, {"berita": PRIMARY}),
        ({"siapa": "tamu", "perbuatan": "memancing"}, {"berita": PRIMARY, "kabar": UNSEEN}),
        ({**CROSSING, "malam": "tidak"}, {}),
    ],
    ids=["violation and sanctions", "excused", "quotation seen better than its source", "disputed", "nothing"],
)
def test_verdict_rests_on_the_sources_of_what_it_says(facts: dict[str, str], expected: dict[str, Provenance]) -> None:
    found = verdict(**facts)
    assert {each.source.id.removeprefix("jembatan."): each.provenance for each in found.rests_on} == expected
    order = (None, PRIMARY, REPORT, UNSEEN)
    assert order.index(found.provenance) == max((order.index(each) for each in expected.values()), default=0)


def test_each_source_names_the_rules_that_rest_on_it() -> None:
    (report,) = (each for each in verdict(**CROSSING).rests_on if each.source.id == "jembatan.berita")
    assert report.rules == ("jembatan.menyeberang_malam",)


def test_plain_verdict_says_what_it_rests_on() -> None:
    plain = verdict(**CROSSING).to_dict()
    assert plain["provenance"] == "laporan"
    assert plain["rests_on"][0] == {
        "source": "jembatan.naskah_asli",
        "provenance": "naskah",
        "rules": ["jembatan.menyeberang_malam"],
    }


STAGED = """\
paket bertahap versi "1.0.0" bahasa id judul "B" rezim r
sumber s judul "S" dilihat naskah
sumber k judul "K" dilihat laporan
fakta tanggal "T" : tanggal peran waktu_perbuatan
fakta pemilihan "P" : pilihan umum peran penentu_kalender
fakta a "A" : ya_tidak
fakta b "B" : ya_tidak
simpulkan b adalah ya bila tanggal sejak dua
kalender raya judul "R" menurut s
  tahap satu 2020-01-01 menurut k
  tahap dua 2020-02-01 menurut k dilihat belum
larangan langsung judul "L" dasar s rezim r bila a dan tanggal selama satu
larangan disimpulkan judul "D" dasar s rezim r bila b
"""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"tanggal": "2020-01-01", "pemilihan": "raya", "a": "ya"}, REPORT),
        ({"fase": {"satu": "selama"}, "pemilihan": "raya", "a": "ya"}, None),
        ({"tanggal": "2020-03-01", "pemilihan": "raya"}, UNSEEN),
        ({"b": "ya", "pemilihan": "raya"}, None),
        ({"tanggal": "2020-03-01", "pemilihan": "umum", "b": "ya"}, None),
    ],
    ids=["a date in a stage", "a stated phase", "a conclusion from a stage", "a statement", "another election"],
)
def test_dates_of_a_calendar_count_where_the_verdict_needs_them(
    facts: dict[str, object], expected: Provenance | None
) -> None:
    found = compile(rule_set(STAGED)).evaluate(facts)
    assert {each.source.id: each.provenance for each in found.rests_on}.get("bertahap.k") is expected
    assert found.violations


TWO = """\
paket berdua versi "1.0.0" bahasa id judul "B" rezim r
sumber s judul "S" dilihat naskah
sumber k judul "K" dilihat laporan
fakta a "A" : ya_tidak
fakta b "B" : ya_tidak
larangan pasti judul "P" dasar s rezim r bila a
larangan sengketa judul "D" dasar k rezim r bila b tafsir satu bila a tafsir dua bila tidak a
larangan lolos judul "L" dasar s rezim r bila b kecuali mungkin bila b menurut k
"""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"a": "ya", "b": "ya"}, PRIMARY),
        ({"a": "tidak", "b": "ya"}, REPORT),
    ],
    ids=["a violation beside a dispute and an excuse", "a dispute"],
)
def test_dispute_and_excuse_carry_no_violation(facts: dict[str, str], expected: Provenance) -> None:
    assert compile(rule_set(TWO)).evaluate(facts).provenance is expected


CROSSINGS: dict[str, tuple[object, ...]] = {
    "siapa": ("warga", "tamu", None),
    "perbuatan": ("menyeberang", "memancing", None),
    "malam": ("ya", "tidak", None),
    "dikawal": ("ya", None),
    "tanggal": ("2020-01-01", None),
}
STAGES: dict[str, tuple[object, ...]] = {
    "tanggal": ("2020-01-01", "2020-03-01", None),
    "fase": ({"satu": "selama"}, None),
    "pemilihan": ("raya", "umum", None),
    "a": ("ya", "tidak"),
    "b": ("ya", "tidak", None),
}


@pytest.mark.parametrize("most", [2, 4_000])
@pytest.mark.parametrize(
    ("judge", "choices"), [(bridge.judge(), CROSSINGS), (compile(rule_set(STAGED)), STAGES)], ids=["bridge", "stages"]
)
def test_what_is_remembered_is_what_would_be_found_anew(
    judge: Judge, choices: dict[str, tuple[object, ...]], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(support, "REMEMBERED", most)
    events = (zip(choices, stated, strict=True) for stated in product(*choices.values()))
    told = [result(judge, {name: value for name, value in event if value is not None}) for event in events]
    anew = [support.Supports(judge.rules).of(each) for each in told]
    assert len({tuple((each.source.id, each.provenance) for each in found) for found in anew}) > 2
    remembering = support.Supports(judge.rules)
    for _ in range(2):
        assert [remembering.of(each) for each in told] == anew


def result(judge: Judge, facts: dict[str, object]) -> support.Result:
    found = judge.evaluate(facts)
    return support.Result(found.outcome, found.findings, found.grounds, found.sanctions, found.record)
