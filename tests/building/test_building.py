"""What is built in Python and what is written in a file are one tree, and no word breaks out of its place."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import asn_neutrality as asn
from asn_neutrality import building as b
from asn_neutrality.source.text import SourceText
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.parse import parse
from tests.building.rebuild import rebuilt
from tests.strategies.rule_files import texts
from tests.syntax.reading import ROOT

PACKS = sorted((Path(asn.__file__).parent / "packs").glob("*.larangan"))


def read(text: str) -> tuple[ast.Declaration, ...]:
    file, problems = parse(SourceText("built", text))
    assert not problems
    return file.declarations


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_every_shipped_pack_can_be_built_and_is_the_same_tree(path: Path) -> None:
    written = read(path.read_text("utf-8"))
    pack = rebuilt(ast.File(written, span=written[0].span))
    assert (pack.header, *pack.declarations) == written
    assert read(pack.to_source()) == written
    assert read(pack.to_source("en")) == written


def circular(**changes: Any) -> b.Pack:
    """A small pack with some arguments of its prohibition changed."""
    arguments: dict[str, Any] = {
        "basis": b.cite("edaran", butir=1),
        "track": "disiplin",
        "quoted": "dilarang menyukai",
        "when": b.fact("pelaku.status").is_("asn") & b.fact("perbuatan").is_("suka", "komentar"),
        "exceptions": [b.exception("tugas", b.fact("tugas_kedinasan").holds)],
        "examples": [
            b.violates(
                "menyukai",
                {"tanggal": "2024-10-15", "pelaku.status": "pns", "perbuatan": "suka", "tugas_kedinasan": False},
            ),
            b.undetermined(
                "mungkin bertugas", {"tanggal": "2024-10", "pelaku.status": ["pns", "pppk"], "perbuatan": "suka"}
            ),
        ],
    }
    return b.pack(
        "edaran_kami",
        ("Edaran kami", "Our circular"),
        b.use("kosakata"),
        b.source("edaran", "Edaran", number="1/2024", in_force="2024-01-01 ..", how_seen="report"),
        b.prohibition("suka_akun", ("Menyukai", "Liking"), **(arguments | changes)),
        tracks=[b.value("disiplin", ("Disiplin", "Discipline"))],
    )


def test_a_built_pack_is_loaded_like_a_file_and_gives_the_same_rules(tmp_path: Path) -> None:
    path = tmp_path / "edaran_kami.larangan"
    path.write_text(circular().to_source(), "utf-8")
    assert asn.load(circular()) == asn.load(path)
    record = {"pelaku.status": "pns", "perbuatan": "suka", "tugas_kedinasan": False, "tanggal": "2024-10-15"}
    assert asn.compile(asn.load(circular())).evaluate(record).outcome is asn.Outcome.VIOLATION
    assert not asn.check(circular())


def test_what_is_wrong_is_shown_in_the_text_that_was_built() -> None:
    wrong = circular(when=b.fact("pelaku.status").is_("pnss"))
    with pytest.raises(asn.RulesError) as raised:
        asn.load(wrong)
    (diagnostic, *_) = raised.value.diagnostics
    assert (diagnostic.code, diagnostic.suggestion) == ("C023", "pns")
    assert diagnostic.span is not None
    assert diagnostic.span.source.text == wrong.to_source()


@given(indonesian=texts, english=texts)
def test_any_text_that_can_be_written_stays_itself(indonesian: str, english: str) -> None:
    pack = b.pack("edaran", (indonesian, english), b.source("a", indonesian, number=english, link=indonesian))
    assert read(pack.to_source()) == (pack.header, *pack.declarations)


@pytest.mark.parametrize("text", ['a" en "b', "a\nlarangan x", "a\r", "a\x00", "\ud800", 3, None])
def test_text_that_would_break_out_of_its_quotes_is_refused_where_it_is_given(text: Any) -> None:
    for build in (
        lambda: b.source("a", number=text),
        lambda: b.source("a", link=text),
        lambda: b.violates(text, {}),
        lambda: b.violates("a", {"b": [text]}),
        lambda: b.fact("a").is_(text),
        lambda: b.value("a", (text, "b")),
        lambda: b.not_encoded(b.cite("a"), text),
    ):
        if text is None and build.__code__.co_names[:2] == ("b", "source"):
            continue
        with pytest.raises((ValueError, TypeError)):
            build()


@pytest.mark.parametrize("name", ["", "Suka", "a b", "a-b", "a\nb", "a.", "9a", "é", "a/b", "#"])
def test_name_that_is_none_is_refused_where_it_is_given(name: str) -> None:
    for build in (b.fact, b.term, b.use, b.cite, b.value, b.source):
        with pytest.raises(ValueError, match="a name is of small letters"):
            build(name)


def test_a_name_that_is_given_has_no_dot() -> None:
    for build in (b.value, b.source, b.shared_term):
        with pytest.raises(ValueError, match="has no dot"):
            build("edaran.suka")
    assert b.fact("pelaku.status")
    assert b.cite("edaran.daftar", butir=1)


def test_a_keyword_as_a_name_is_refused_with_the_rules() -> None:
    with pytest.raises(asn.RulesError):
        asn.load(b.pack("edaran", "Edaran", b.source("larangan", "Edaran")))


@pytest.mark.parametrize("place", [{"pasal": "1 bila"}, {"bab": 1}, {"pasal": ""}, {"ayat": "(1"}])
def test_place_that_no_source_has_is_refused(place: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no place in a source"):
        b.cite("uu", **place)


def test_places_have_english_names_too() -> None:
    assert b.cite("uu", article=71, paragraph="(1)") == b.cite("uu", pasal=71, ayat="(1)")


def test_conditions_keep_the_grouping_that_python_gives_them() -> None:
    one, two, three = b.term("satu"), b.term("dua"), b.term("tiga")
    source = b.pack("p", "P", b.shared_term("t", (one | two) & ~three & one)).to_source()
    assert "(satu atau dua)\n dan tidak tiga\n dan satu" in source.replace("   dan", " dan")
    assert (one & two & three) == b.every(one, two, three) == (one & (two & three))
    with pytest.raises(TypeError, match="joined by"):
        bool(one and two)


def test_days_are_strings_dates_or_both_ends() -> None:
    new_year = date(2024, 1, 1)
    written = [
        b.stage("s", period) for period in ("2024-01-01", new_year, (new_year, new_year), "2024-01-01..2024-01-01")
    ]
    assert all(stage == written[0] for stage in written)
    for period in ("2024", "1-1-2024", "..", "2024-02-30 ..", ""):
        with pytest.raises(ValueError):  # noqa: PT011 - the words are those of the standard library
            b.stage("s", period)


@given(st.dates(), st.sampled_from(["2024", "2024-10", "2024-10 .. 2024-11", "../2018-11-12", "2018-11-12/.."]))
def test_moments_of_examples_may_be_partial(day: date, partial: str) -> None:
    if day.year < 1000:
        return
    pack = b.pack("p", "P", b.examples("a.b", b.violates("x", {"t": day, "u": [partial, "?"]})))
    assert read(pack.to_source()) == (pack.header, *pack.declarations)


@pytest.mark.parametrize("page", ["building.md", "building.id.md"])
def test_what_the_page_shows_runs(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)
    exec(compile(code, page, "exec"), {})  # noqa: S102 - the page's own example
    assert "suka_akun" in capsys.readouterr().out
