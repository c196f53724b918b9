"""What a lawyer should check first."""

from __future__ import annotations

from asn_neutrality import Provenance
from asn_neutrality.analysis.unverified import unverified
from tests.checker.checking import rule_set
from tests.fixtures import bridge
from tests.fixtures.bridge import rules

FOUND = [(each.source.id.rpartition(".")[2], each.provenance) for each in unverified(rules())]
REPORT, UNSEEN = Provenance.REPORT, Provenance.UNSEEN


def test_unseen_comes_before_reported() -> None:
    assert FOUND == [("kabar", UNSEEN), ("berita", REPORT), ("kabar", REPORT)]


def test_what_was_seen_as_primary_text_is_not_listed() -> None:
    report = next(each for each in unverified(rules()) if each.source.id == "jembatan.berita")
    # Item 3 is quoted from the original although the source as a whole is a report.
    assert [place[0].value for place in report.places] == ["1", "2"]


def test_each_tells_the_rules_and_the_gravest_sanction_that_rest_on_it() -> None:
    hearsay, report, quoted = unverified(rules())
    assert hearsay.rules == (
        "jembatan.menyeberang_malam",
        "jembatan.menyeberang_darurat",
        "jembatan.memancing",
    )
    assert (hearsay.level, report.level) == (3, 3)
    assert quoted.rules == ("jembatan.menyeberang_malam",)


def test_rules_do_not_rest_on_the_source_of_an_authority() -> None:
    text = (
        bridge.BRIDGE.read_text("utf-8").replace("menurut naskah_asli pasal 10", "menurut saksi pasal 10")
        + 'sumber saksi judul "Saksi" dilihat belum\n'
    )
    (found,) = (each for each in unverified(rule_set(text)) if each.source.id == "jembatan.saksi")
    assert (found.rules, found.others) == ((), ("jembatan.usir",))
