"""Memos, rechecks and incidents, word for word. `UPDATE_SNAPSHOTS=1` writes the files anew: then read them."""

from __future__ import annotations

import os
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest

from asn_neutrality import Judge, Verdict, compile, load
from asn_neutrality.domain.receipts import PackState
from asn_neutrality.domain.results import Outcome
from asn_neutrality.domain.words import Language
from asn_neutrality.explain import Markup, explain_incident_memo, explain_memo
from asn_neutrality.explain.document import Blanks, Document, Entries, Entry, Heading, Paragraph, Quotation, Table
from asn_neutrality.explain.html import html
from asn_neutrality.explain.markdown import markdown
from asn_neutrality.explain.receipts import recheck_text
from asn_neutrality.questions.receipts import receipt
from tests.explain.cases import CASES
from tests.explain.small_pack import RULE_SET
from tests.fixtures import village

SNAPSHOTS = Path(__file__).parent / "documents"
MEMOS = ("violation", "either", "disputed", "excused", "undetermined", "contradiction")
LANGUAGES: tuple[Language, ...] = ("id", "en")
STAFF = Path(__file__).parents[1] / "judge" / "pegawai.larangan"
LIKE = {"pelaku": "pns", "perbuatan": "suka", "status": "calon", "nama": "Siti Aminah"}
LIBRARY = "1.2.3"  # so that a release changes no snapshot


def check(name: str, text: str) -> None:
    """The text equals its snapshot."""
    path = SNAPSHOTS / name
    for folder in (STAFF.parent, village.VILLAGE.parent):
        text = text.replace(f"{folder}/", "")
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def memo(case: str, language: Language, *, html_page: bool = False) -> str:
    judgement = CASES[case]
    made = attrs.evolve(receipt(RULE_SET, judgement, presumptions=bool(judgement.presumptions)), library=LIBRARY)
    return explain_memo(judgement, made, RULE_SET, language, "html" if html_page else "md")


@cache
def staff() -> Judge:
    return compile(load(STAFF))


# -- Snapshots ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", MEMOS)
def test_the_memo_reads_as_reviewed(case: str, language: Language) -> None:
    check(f"memo.{case}.{language}.md", memo(case, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_as_reviewed(language: Language) -> None:
    check(f"memo.disputed.{language}.html", memo("disputed", language, html_page=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_recheck_found_reads_as_reviewed(language: Language) -> None:
    judge = village.judge()
    made = attrs.evolve(village.verdict(**LIKE).receipt())
    (pack,) = made.packs
    other = PackState("desa", "0.9.0", "0" * 64)
    text = PackState("desa", "1.0.0", "0" * 64)
    tracks = {**made.tracks, "etik": Outcome.DISPUTED}
    findings = {**made.findings, "desa.suka_calon": made.findings["desa.hadir"]}
    cases = [
        made,
        attrs.evolve(made, packs=(other,)),
        attrs.evolve(
            made, packs=(text, attrs.evolve(pack, name="dahulu")), outcome=Outcome.UNDETERMINED, tracks=tracks
        ),
        attrs.evolve(made, packs=(), findings=findings),
        attrs.evolve(made, outcome=Outcome.NO_VIOLATION),
    ]
    said = [recheck_text(judge.recheck(each), judge.rules, language) for each in cases]
    hashed = re.compile(re.escape(pack.sha256[:12]))
    check(f"recheck.{language}.txt", "\n\n----\n\n".join(hashed.sub("f" * 12, each) for each in said) + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_incident_reads_as_reviewed(language: Language) -> None:
    def record(act: str, **facts: object) -> dict[str, object]:
        return {"perbuatan": act, "pelaku": {"status": "pns", "cuti": "biasa", **facts}}

    several: list[list[dict[str, object]]] = [
        [{"id": "LHP-1", **record("hadir + bicara", nama="Siti")}, {"id": "LHP-2", **record("baca", nama="Budi")}],
        [record("suka"), record("suka", status="pppk")],
        [{"perbuatan": "bicara + foto", "pelaku.cuti": "biasa"}],
        [{"perbuatan": "bicara"}, record("baca")],
        [record("baca"), record("bicara", cuti="cltn")],
    ]
    said = [staff().evaluate_incident(records).explain(language) for records in several]
    check(f"incident.{language}.txt", "\n\n----\n\n".join(said) + "\n")


def incident_memo(language: Language, markup: Markup) -> str:
    """Acts of one row and of others, an excuse, a violation certain only of all acts together, two statuses."""

    def record(act: str, **facts: object) -> dict[str, object]:
        return {"perbuatan": act, "pelaku": {"status": "pns", "cuti": "biasa", **facts}}

    several = [
        {"id": "LHP-1", "tanggal": "2024-10-01", **record("hadir + baca", nama="Siti Aminah")},
        {"id": "LHP-2", **record("suka", nama="Siti Aminah")},
        record("suka", status="pppk"),
        {"perbuatan": "bicara", "pelaku": {"status": "pns"}},
    ]
    found = staff().evaluate_incident(several)
    made = attrs.evolve(found.receipt(), library=LIBRARY)
    return explain_incident_memo(found.judgement, made, staff().rules, language, markup)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_memo_of_an_incident_reads_as_reviewed(language: Language) -> None:
    check(f"memo.incident.{language}.md", incident_memo(language, "md"))
    check(f"memo.incident.{language}.html", incident_memo(language, "html"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_memo_of_an_incident_names_no_person_and_no_heading_twice(language: Language) -> None:
    text = incident_memo(language, "md")
    found = headings(text)
    assert len(found) == len(set(found))
    assert found[-1] == ("Tanda terima" if language == "id" else "Receipt")
    assert "Siti" not in text
    verdict = staff().evaluate_incident([{"perbuatan": "hadir"}])
    assert verdict.explain(language, form="memo").startswith("# ")
    assert verdict.explain(language, form="memo", markup="html").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_presumptions_and_tracks_read_as_reviewed(language: Language) -> None:
    attending = {"pelaku": "pns", "perbuatan": "hadir", "cuti": "tidak_cuti", "surat": "tidak", "tanggal": "2024-10-01"}
    like = {"pelaku": "pns", "perbuatan": "suka", "tanggal": "2024-09-22", "berpasangan": "ya", **village.ELECTION}
    said = [
        village.verdict(**attending, **village.ELECTION).explain(language),
        village.verdict(**like).explain(language),
    ]
    check(f"presumed.{language}.txt", "\n\n----\n\n".join(said) + "\n")


def test_every_snapshot_belongs_to_a_test() -> None:
    names = {f"memo.{case}" for case in (*MEMOS, "incident")}
    expected = {f"{name}.{language}.md" for name in names for language in LANGUAGES}
    expected |= {f"memo.{name}.{language}.html" for name in ("disputed", "incident") for language in LANGUAGES}
    expected |= {f"{name}.{language}.txt" for name in ("recheck", "incident", "presumed") for language in LANGUAGES}
    assert {path.name for path in SNAPSHOTS.iterdir()} == expected


# -- What holds of every memo ------------------------------------------------------------------------------------------


def headings(text: str) -> list[str]:
    return re.findall(r"^## (.*)$", text, re.MULTILINE)


@pytest.mark.parametrize("case", CASES)
def test_a_memo_has_its_parts_in_both_languages(case: str) -> None:
    for language, parts in (
        ("id", ["Hasil", "Fakta dan asalnya"]),
        ("en", ["Outcome", "Facts and where they come from"]),
    ):
        found = headings(memo(case, "id" if language == "id" else "en"))
        assert found[:2] == parts
        assert found[-1] == ("Tanda terima" if language == "id" else "Receipt")
        assert len(found) == len(set(found))


@pytest.mark.parametrize("case", CASES)
def test_a_memo_names_every_rule_that_is_told_and_no_person(case: str) -> None:
    text = memo(case, "id")
    for finding in CASES[case].findings:
        if finding.status.value in {"violated", "excused", "disputed", "undetermined", "needs_assessment"}:
            assert f"### {finding.prohibition.title.id}:" in text
    for page in (text, memo(case, "en"), memo(case, "id", html_page=True)):
        assert "Budi" not in page
        assert "Santoso" not in page


def test_a_memo_carries_the_receipt_of_its_verdict() -> None:
    found: Verdict = village.verdict(**LIKE)
    text = found.explain("en", form="memo")
    (pack,) = found.receipt().packs
    assert f"| desa | 1.0.0 | {pack.sha256} |" in text
    assert "| **Facts left out** | Name |" in text
    assert found.explain("en", form="memo", markup="html").startswith("<!DOCTYPE html>")


# -- Markup ------------------------------------------------------------------------------------------------------------

ODD = "a_b <b>&amp; | [x](y) `c` *d*\n# e"


def document(text: str) -> Document:
    """One block of each kind, with this text in it."""
    entry = Entry(text, [Entry(text, [Entry(text)])])
    return Document(
        "id",
        (
            Heading(1, text),
            Paragraph(text),
            Paragraph(text, strong=True),
            Quotation(text),
            Entries((entry, entry)),
            Table((text, text), ((text, text),)),
            Table((), ((text, text),)),
            Blanks((text,)),
        ),
    )


class Reader(HTMLParser):
    """Collects the text of a page and checks that its tags close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as its base
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            self.text.append(data.strip("\n"))


def test_text_means_nothing_but_itself_in_html() -> None:
    reader = Reader()
    reader.feed(html(document(ODD)))
    assert reader.open == []
    assert set(reader.text) == {ODD}
    assert len(reader.text) == 1 + 3 + 1 + 6 + 4 + 2 + 1


def test_text_means_nothing_but_itself_in_markdown() -> None:
    escaped = r"a_b \<b\>\&amp; \| \[x\](y) \`c\` \*d\* # e"
    text = markdown(document(ODD))
    assert text.count(escaped) == 1 + 2 + 1 + 6 + 4 + 2 + 1
    assert "<b>" not in text
    assert markdown(Document("id", (Paragraph("1. satu"), Paragraph("# dua"), Paragraph("_x_")))) == (
        "1\\. satu\n\n\\# dua\n\n\\_x\\_\n"
    )


@pytest.mark.parametrize("case", MEMOS)
def test_rows_of_a_table_have_as_many_cells_as_its_head(case: str) -> None:
    for table in re.findall(r"(?:^\|.*\|\n)+", memo(case, "id"), re.MULTILINE):
        counts = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(counts) == 1, table
