"""Legal sources, citations, sanctions, and what is on purpose no rule."""

from __future__ import annotations

from datetime import date

import pytest

from asn_neutrality.checker.periods import covers
from asn_neutrality.domain.sources import ALWAYS, Locator, Period, Provenance
from asn_neutrality.domain.words import Label
from asn_neutrality.logic.atoms import InPhase, Member, Phase
from asn_neutrality.logic.shapes import Constant, Leaf
from tests.checker.checking import diagnose, pack, refusals, shown
from tests.checker.world import HEAD, WORDS

OLD = 'sumber lama judul "Lama" berlaku .. 2021-08-30\n'
NEW = """\
sumber baru judul "Baru" en "New" nomor "94/2021" berlaku 2021-08-31 ..
  menggantikan lama
  peralihan bila diperiksa sejak 2021-08-31 menurut baru pasal 40 ayat (3)
  tautan "https://contoh.id/baru"
  dilihat naskah
"""


def test_source_is_read_whole() -> None:
    new, old = pack(HEAD + NEW + OLD, WORDS).sources
    assert (new.id, new.title, new.number) == ("uji_coba.baru", Label("Baru", "New"), "94/2021")
    assert (new.in_force, old.in_force) == (Period(date(2021, 8, 31)), Period(None, date(2021, 8, 30)))
    assert (new.replaces, new.link, new.provenance) == (
        ("uji_coba.lama",),
        "https://contoh.id/baru",
        Provenance.PRIMARY,
    )
    assert new.transition is not None
    since = frozenset({Phase.DURING, Phase.AFTER})
    assert new.transition.condition == Leaf(InPhase("diperiksa", date(2021, 8, 31), since))
    (citation,) = new.transition.citations
    assert (citation.source, citation.locators) == ("uji_coba.baru", (Locator("pasal", "40"), Locator("ayat", "(3)")))


def test_plain_source_is_always_in_force_and_not_seen() -> None:
    (source,) = pack(HEAD + 'sumber a judul "A"\n', WORDS).sources
    assert (source.in_force, source.provenance, source.number, source.link) == (ALWAYS, Provenance.UNSEEN, None, None)
    assert (source.replaces, source.transition) == ((), None)


def test_sanction_is_read_whole() -> None:
    text = """\
hukuman berat judul "Berat" rezim disiplin tingkat 3 berlaku 2022-01-01 .. menurut baru pasal 8
  untuk pelaku.status adalah pns kutipan "berat"
"""
    (sanction,) = pack(HEAD + OLD + NEW + text, WORDS).sanctions
    assert (sanction.id, sanction.track, sanction.level) == ("uji_coba.berat", "disiplin", 3)
    assert (sanction.in_force, sanction.quote) == (Period(date(2022, 1, 1)), "berat")
    assert sanction.addressee == Leaf(Member("pelaku.status", ("pns",), ("pns",)))
    assert [citation.source for citation in sanction.citations] == ["uji_coba.baru"]


def test_sanction_is_in_force_as_long_as_its_source() -> None:
    text = 'hukuman a judul "A" menurut lama\nhukuman b judul "B"\n'
    first, second = pack(HEAD + OLD + text, WORDS).sanctions
    assert (first.in_force, second.in_force) == (Period(None, date(2021, 8, 30)), ALWAYS)
    assert (second.track, second.level, second.addressee) == (None, None, Constant(value=True))


def test_authorities_follow_each_other_by_date() -> None:
    text = """\
hukuman berat judul "Berat" menurut baru pasal 8
  pejabat "Komisi" en "Commission" berlaku .. 2024-08-23 menurut lama pasal 3
  pejabat "Badan" berlaku 2024-08-24 ..
"""
    (sanction,) = pack(HEAD + OLD + NEW + text, WORDS).sanctions
    first, second = sanction.authorities
    assert (first.label, first.period) == (Label("Komisi", "Commission"), Period(None, date(2024, 8, 23)))
    assert [citation.source for citation in first.citations] == ["uji_coba.lama"]
    assert (second.label, second.period, second.citations) == (Label("Badan"), Period(date(2024, 8, 24)), ())


@pytest.mark.parametrize(
    ("quote", "seen"),
    [
        ("", None),
        ('kutipan "k"', Provenance.PRIMARY),
        ('kutipan "k" dilihat laporan', Provenance.REPORT),
        ('kutipan "k" dilihat belum', Provenance.UNSEEN),
    ],
)
def test_quotation_was_seen_as_its_source_unless_it_says_otherwise(quote: str, seen: Provenance | None) -> None:
    source = 'sumber s judul "S" dilihat naskah\n'
    (sanction,) = pack(HEAD + source + f'hukuman a judul "A" menurut s {quote}\n', WORDS).sanctions
    assert sanction.quote_seen is seen


def test_item_not_encoded_keeps_its_reason() -> None:
    (item,) = pack(HEAD + OLD + 'tidak_dikodekan lama butir 13 alasan "Satgas"\n', WORDS).not_encoded
    assert (item.citation.source, item.citation.locators, item.reason) == (
        "uji_coba.lama",
        (Locator("butir", "13"),),
        "Satgas",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('sumber a nomor "1"\n', "C014 3:8"),
        ('sumber a judul "A" judul "B"\n', "C013 3:20"),
        ('sumber a judul "A" berlaku 2024-02-01 .. 2024-01-31\n', "C061 3:28"),
        ('sumber daftar_a judul "A" menggantikan daftar_b\n', "C020 3:40 daftar_a?"),
        ('sumber a judul "A" menggantikan a\n', "C062 3:33"),
        ('sumber a judul "A" peralihan bila dinas\n', "C063 3:20"),
        ('sumber a judul "A" menggantikan a / b peralihan bila x\nsumber b judul "B"\n', "C062 3:33"),
        ("hukuman a rezim disiplin\n", "C014 3:9"),
        ('hukuman a judul "A" rezim disiplim\n', "C025 3:27 disiplin?"),
        ('hukuman a judul "A" menurut tiada\n', "C020 3:29"),
        ('hukuman a judul "A" untuk dines\n', "C021 3:27 dinas?"),
        ('hukuman a judul "A" berlaku 2024-02-01 .. 2024-01-31\n', "C061 3:29"),
        ('hukuman a judul "A" pejabat "P" berlaku 2024-02-01 .. 2024-01-31\n', "C061 3:41"),
        ('hukuman a judul "A" pejabat "P" menurut tiada\n', "C020 3:41"),
        ('tidak_dikodekan tiada butir 1 alasan "x"\n', "C020 3:17"),
    ],
)
def test_what_is_wrong_with_a_source_or_sanction_is_refused_where_it_stands(text: str, expected: str) -> None:
    assert refusals(HEAD + text, WORDS)[0] == expected


def test_sources_that_replace_each_other_are_a_circle() -> None:
    text = 'sumber a judul "A" menggantikan b\nsumber b judul "B" menggantikan c\nsumber c judul "C" menggantikan a\n'
    (found,) = diagnose(HEAD + text, WORDS)
    assert (shown(found), found.arguments["circle"]) == (
        "C065 3:8",
        "uji_coba.a -> uji_coba.b -> uji_coba.c -> uji_coba.a",
    )


def test_every_citation_of_an_unknown_source_is_refused() -> None:
    text = 'hukuman a judul "A" menurut tiada pasal 1, lama pasal 2, tiada pasal 3\n'
    assert refusals(HEAD + OLD + text, WORDS) == ["C020 4:29", "C020 4:58"]


def test_period_that_is_backwards_is_shown_with_both_days() -> None:
    (found,) = diagnose(HEAD + 'sumber a judul "A" berlaku 2024-02-01 .. 2024-01-31\n', WORDS)
    assert found.arguments == {"start": "2024-02-01", "end": "2024-01-31"}


def test_open_ends_cover_everything_on_their_side() -> None:
    year = Period(date(2024, 1, 1), date(2024, 12, 31))
    assert covers(ALWAYS, year)
    assert covers(year, year)
    assert covers(Period(date(2024, 1, 1)), year)
    assert not covers(year, ALWAYS)
    assert not covers(year, Period(date(2024, 1, 1)))
    assert not covers(Period(date(2024, 1, 2)), year)
