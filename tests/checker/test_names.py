"""Which names a pack sees, which must be qualified, and which cannot be borne."""

from __future__ import annotations

import pytest

from asn_neutrality.checker import check
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax.keywords import RESERVED
from tests.checker.checking import diagnose, pack, refusals, shown, trees
from tests.checker.test_header import head
from tests.checker.world import HEAD, LIST, RULE, WORDS

CITE = 'tidak_dikodekan {} butir 1 alasan "x"\n'


def test_own_name_needs_no_qualification() -> None:
    made = pack(head("a", LIST + CITE.format("daftar")))
    assert made.not_encoded[0].citation.source == "a.daftar"


def test_names_of_used_packs_are_seen_and_of_those_they_use() -> None:
    texts = head("b", "pakai c\n"), head("c", LIST)
    assert pack(head("a", "pakai b\n" + CITE.format("daftar")), *texts).not_encoded[0].citation.source == "c.daftar"


def test_name_of_a_pack_not_used_is_refused_with_that_pack() -> None:
    for name in ("daftar", "b.daftar"):
        (found,) = diagnose(head("a", CITE.format(name)), head("b", LIST))
        assert (shown(found), found.arguments["pack"]) == ("C007 2:17", "b")


def test_fact_of_a_pack_not_used_is_refused() -> None:
    assert refusals(head("a", "istilah b berarti dinas\nanggap dinas adalah ya\n"), WORDS) == ["C007 2:19", "C007 3:8"]


def test_name_of_two_packs_must_be_qualified() -> None:
    texts = head("b", LIST), head("c", LIST)
    (found,) = diagnose(head("a", "pakai b / c\n" + CITE.format("daftar")), *texts)
    assert (shown(found), found.arguments["choices"]) == ("C016 3:17", "`b.daftar`, `c.daftar`")
    made = pack(head("a", "pakai b / c\n" + CITE.format("c.daftar")), *texts)
    assert made.not_encoded[0].citation.source == "c.daftar"


def test_own_name_does_not_hide_that_of_a_used_pack() -> None:
    assert refusals(head("a", "pakai b\n" + LIST + CITE.format("daftar")), head("b", LIST)) == ["C016 4:17"]


def test_unknown_pack_of_a_qualified_name_is_refused() -> None:
    assert refusals(head("a", CITE.format("bbbb.daftar")), head("bbb", LIST)) == ["C006 2:17 bbb?"]


def test_unknown_name_of_a_known_pack_is_refused_with_its_nearest() -> None:
    text = head("a", "pakai b\n" + CITE.format("b.dafter"))
    assert refusals(text, head("b", LIST)) == ["C020 3:17 b.daftar?"]


@pytest.mark.parametrize(
    ("declarations", "place"),
    [
        (LIST + LIST, "4:8"),
        ('hukuman x judul "X"\nhukuman x judul "Y"\n', "4:9"),
        ("istilah x berarti dinas\nistilah x berarti dinas\n", "4:9"),
        ('fakta x "X" : ya_tidak\nfakta x "X" : ya_tidak\n', "4:7"),
        ('kalender x judul "X"\nkalender x judul "X"\n', "4:10"),
        (LIST + RULE + RULE, "9:10"),
        (LIST + RULE + RULE.replace("larangan", "izin").replace("rezim disiplin", "mengesampingkan kata"), "9:6"),
    ],
)
def test_name_is_borne_once_within_a_pack_and_kind(declarations: str, place: str) -> None:
    assert f"C010 {place}" in refusals(HEAD + declarations, WORDS)


def test_name_may_be_borne_once_of_each_kind() -> None:
    text = LIST.replace("daftar", "hadir") + RULE.replace("daftar", "hadir") + "istilah hadir berarti dinas\n"
    assert not refusals(HEAD + text, WORDS)


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_keyword_of_either_language_names_nothing(word: str) -> None:
    assert refusals(head("a", f'fakta x "X" : pilihan satu / {word}\n')) == ["C009 2:30"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (HEAD.replace("uji_coba", "sanksi"), "1:7"),
        (HEAD.replace("pidana", "izin"), "1:85"),
        (HEAD + LIST.replace("daftar", "pasal"), "3:8"),
        (HEAD + 'hukuman sanksi judul "X"\n', "3:9"),
        (HEAD + "istilah bila berarti dinas\n", "3:9"),
        (HEAD + 'fakta judul "X" : ya_tidak\n', "3:7"),
        (HEAD + 'fakta pelaku.judul "X" : ya_tidak\n', "3:7"),
        (HEAD + 'fakta x "X" : pilihan a kelompok dasar = a\n', "3:34"),
        (HEAD + 'kalender tahap judul "X"\n', "3:10"),
        (HEAD + 'kalender x judul "X"\n  tahap butir 2024-01-01\n', "4:9"),
        (HEAD + LIST + RULE.replace("larangan hadir", "larangan bila"), "4:10"),
        (HEAD + LIST + RULE + "  kecuali dasar bila dinas\n", "9:11"),
        (HEAD + LIST + RULE + "  tafsir bila bila dinas tafsir lain bila dinas\n", "9:10"),
    ],
)
def test_every_kind_of_name_is_kept_from_keywords(text: str, place: str) -> None:
    assert refusals(text, WORDS) == [f"C009 {place}"]


def test_words_that_are_keywords_in_one_place_only_may_be_names() -> None:
    assert not refusals(head("a", 'fakta tanggal "T" : pilihan berlaku / belum / sebelum / tidak\n'))


def test_fact_cannot_begin_like_a_pack_or_a_phase() -> None:
    text = head("a", 'fakta a "A" : ya_tidak\nfakta b.c "B" : ya_tidak\nfakta fase.x "F" : ya_tidak\n')
    assert refusals(text, head("b")) == ["C017 2:7", "C017 3:7", "C017 4:7"]


def test_term_cannot_have_the_name_of_a_fact() -> None:
    assert refusals(HEAD + "istilah dinas berarti berpihak\n", WORDS) == ["C018 3:9"]


def test_name_lost_to_a_syntax_error_is_not_reported_again() -> None:
    broken = 'fakta cuti "Cuti" pilihan a\nkalender k judul "K"\n  tahap minggu_tenang 2024\n'
    uses_them = (
        "istilah a berarti cuti adalah a dan tanggal selama minggu_tenang dan fase.minggu_tenang adalah selama\n"
    )
    assert not diagnose_leniently(HEAD + broken + uses_them, WORDS)


def test_name_under_a_misspelt_keyword_is_not_reported_again() -> None:
    broken = "istlah tertentu berarti dinas\nistilah a berarti tertentu dan tertantu\n"
    assert [shown(one) for one in diagnose_leniently(HEAD + broken, WORDS)] == ["C021 4:32"]


def test_broken_clause_does_not_hide_an_unknown_name() -> None:
    broken = "sumber daftar judul\nistilah a berarti\nperbuatn adalah hadir dan dinas\n"
    assert [shown(one) for one in diagnose_leniently(HEAD + broken, WORDS)] == ["C022 5:1 perbuatan?"]


def test_names_of_a_pack_whose_use_is_broken_are_not_reported() -> None:
    text = head("a", "pakai b, c\nistilah x berarti perbuatan adalah hadir\n")
    assert not diagnose_leniently(text, WORDS)


def diagnose_leniently(*texts: str) -> list[Diagnostic]:
    """What the checker says of texts that have syntax errors too."""
    return check(trees(*texts, broken=True), [])[1]
