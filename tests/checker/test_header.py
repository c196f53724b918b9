"""Headers, versions, tracks, and which packs use which."""

from __future__ import annotations

from asn_neutrality.checker import check, uses
from asn_neutrality.domain.packs import Track
from asn_neutrality.domain.words import Label
from asn_neutrality.logic.atoms import Member
from asn_neutrality.logic.shapes import All, Leaf
from tests.checker.checking import NAME, diagnose, pack, refusals, rule_set, trees
from tests.checker.world import CALENDARS, HEAD, LIST, WORDS


def head(name: str, rest: str = "") -> str:
    return f'paket {name} versi "1.0.0" bahasa id judul "Judul"\n{rest}'


def test_header_says_what_the_pack_is() -> None:
    made = pack(HEAD + "pakai penanggalan\n", WORDS, CALENDARS)
    assert (made.name, made.version, made.language, made.title) == ("uji_coba", "1.0.0", "id", Label("Uji coba"))
    assert made.tracks == (Track("disiplin", Label("Disiplin")), Track("pidana", Label("pidana")))
    assert made.uses == ("kata", "penanggalan")
    assert made.source.name == NAME


def test_scope_is_all_its_clauses() -> None:
    text = HEAD.replace("rezim", 'lingkup kontes pileg lingkup wilayah "16.05" rezim')
    leaves = (Leaf(Member("kontes", ("dpr",), ("pileg",))), Leaf(Member("wilayah", ("16.05",), ("16.05",))))
    assert pack(text, WORDS).scope == All(leaves)


def test_pack_without_scope_is_always_in_scope() -> None:
    assert pack(head("a")).scope == All(())


def test_english_file_is_known_by_its_header() -> None:
    assert pack('package a version "1.0.0" language en title "A"').language == "en"


def test_language_is_indonesian_where_the_header_is_silent() -> None:
    assert pack('paket a versi "1.0.0" judul "A"').language == "id"


def test_empty_file_lacks_a_header() -> None:
    assert refusals("") == ["C001 1:1"]


def test_only_comments_lack_a_header() -> None:
    assert refusals("# belum ada apa-apa\n") == ["C001 1:1"]


def test_second_header_is_refused_where_it_stands() -> None:
    assert refusals(head("a") + head("b")) == ["C002 2:7"]


def test_header_below_a_declaration_is_refused() -> None:
    assert refusals(LIST + head("a")) == ["C003 2:7"]


def test_header_needs_title_and_version() -> None:
    found = diagnose("paket a bahasa id")
    assert [(one.code, one.arguments["clause"]) for one in found] == [("C014", "versi"), ("C014", "judul")]


def test_clause_is_named_in_the_language_of_the_file() -> None:
    found = diagnose('package a language en title "A"')
    assert [one.arguments["clause"] for one in found] == ["version"]


def test_language_and_tracks_stand_once() -> None:
    text = 'paket a versi "1.0.0" bahasa id bahasa id judul "A" rezim satu rezim dua'
    assert refusals(text) == ["C013 1:33", "C013 1:64"]


def test_versions_are_three_plain_numbers() -> None:
    for version in ("1", "1.0", "1.0.0.0", "01.0.0", "1.0.x", "", "1.0.0 "):
        assert refusals(head("a").replace("1.0.0", version)) == ["C004 1:9"], version
    assert not refusals(head("a").replace("1.0.0", "10.20.0"))


def test_track_is_declared_once() -> None:
    assert refusals('paket a versi "1.0.0" bahasa id judul "A" rezim satu / satu') == ["C010 1:56"]


def test_packs_of_one_name_are_refused_in_the_second_file() -> None:
    found = diagnose(head("a"), head("a"))
    assert [(one.code, str(one.span), one.arguments["file"]) for one in found] == [
        ("C005", "lain_1.larangan:1:7", NAME)
    ]


def test_unknown_pack_is_refused_with_the_nearest() -> None:
    assert refusals(head("a", "pakai kosa_kat\n"), head("kosa_kata")) == ["C006 2:7 kosa_kata?"]


def test_pack_asked_for_that_is_not_there_is_refused_without_a_place() -> None:
    rules, found = check(trees(head("a")), ["a", "b"])
    assert rules is None
    assert [(one.code, one.span, one.arguments["name"]) for one in found] == [("C006", None, "b")]


def test_missing_pack_silences_unknown_names_but_not_closed_lists() -> None:
    text = head(
        "a", 'pakai b\ntidak_dikodekan x butir 1 alasan "y"\nfakta c "C" : pilihan d baku e\nanggap f adalah g\n'
    )
    assert refusals(text) == ["C006 2:7", "C023 4:30"]


def test_pack_in_a_circle_is_refused_where_it_begins() -> None:
    found = diagnose(head("a", "pakai b\n"), head("b", "pakai c\n"), head("c", "pakai a\n"))
    assert [(one.code, str(one.span), one.arguments["circle"]) for one in found] == [
        ("C008", f"{NAME}:2:7", "a -> b -> c -> a")
    ]


def test_pack_that_uses_itself_is_a_circle() -> None:
    assert refusals(head("a", "pakai a\n")) == ["C008 2:7"]


def test_used_packs_come_first_and_then_the_order_asked_for() -> None:
    files = trees(head("a", "pakai d\n"), head("b", "pakai c / d\n"), head("c"), head("d", "pakai c\n"), head("e"))
    assert list((check(files, ["b", "a"])[0] or rule_set(head("x"))).packs) == ["c", "d", "b", "a", "e"]
    assert list((check(files, [])[0] or rule_set(head("x"))).packs) == ["c", "d", "a", "b", "e"]


def test_uses_are_named_once_in_written_order() -> None:
    (file,) = trees(head("a", "pakai c / b\npakai c / d\n"))
    assert uses(file) == ("c", "b", "d")


def test_header_broken_by_a_syntax_error_is_not_reported_again() -> None:
    text = 'paket a versi bahasa id\nfakta b "B" : ya_tidak\nistilah c berarti b\n'
    assert not diagnose_broken(text)


def diagnose_broken(text: str) -> list[str]:
    rules, found = check(trees(text, broken=True), [])
    assert rules is not None
    return [one.code for one in found]
