"""Text to tree: every construct in both languages, and what a broken one costs."""

from __future__ import annotations

import re
import sys
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.source.draw import draw
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.format import format_file
from asn_neutrality.syntax.keywords import DECLARATIONS
from asn_neutrality.syntax.spelling import edits
from asn_neutrality.syntax.tokens import TOKEN
from tests.strategies.rule_files import files
from tests.syntax.reading import fixture, marked, only, read, tree

PAIRS = {
    "pack": (
        'paket a versi "1.0.0" bahasa id judul "J" en "T" lingkup f b / c rezim d "D" en "E" / e',
        'package a version "1.0.0" language en title "J" en "T" scope f b / c track d "D" en "E" / e',
    ),
    "use": ("pakai a / b", "use a / b"),
    "fact": (
        'fakta a.b "A" en "B" : pilihan c "C" / d / tidak kelompok g "G" = c / d',
        'fact a.b "A" en "B" : choice c "C" / d / no group g "G" = c / d',
    ),
    "kinds": (
        'fakta a "A" : ya_tidak\nfakta b "B" : tanggal\nfakta c "C" : kode_wilayah\nfakta d "D" : teks',
        'fact a "A" : yes_no\nfact b "B" : date\nfact c "C" : region_code\nfact d "D" : text',
    ),
    "marks": (
        (
            'fakta a "A" : ya_tidak penilaian tidak baku ya pribadi dapat_diubah peran waktu_perbuatan '
            'tanya "T" en "Q" biaya 2'
        ),
        'fact a "A" : yes_no assessment no default yes personal changeable role time_of_act ask "T" en "Q" cost 2',
    ),
    "impossible": ("mustahil a adalah b dan c menurut s", "impossible a is b and c under s"),
    "term": ("istilah a berarti b bukan c / d", "term a means b is_not c / d"),
    "source": (
        'sumber a judul "J" nomor "1" berlaku 2020-01-01 .. tautan "x" dilihat naskah',
        'source a title "J" number "1" in_force 2020-01-01 .. link "x" seen primary',
    ),
    "seen": (
        "sumber a dilihat laporan\nsumber b dilihat belum",
        "source a seen report\nsource b seen not_yet",
    ),
    "citation": (
        'larangan a dasar s pasal 11 huruf c angka 5, p.s ayat (3) butir 2 lampiran II kutipan "k"',
        'prohibition a basis s article 11 letter c point 5, p.s paragraph (3) item 2 annex II quote "k"',
    ),
    "in force": ("larangan a berlaku .. 2021-08-30", "prohibition a in_force .. 2021-08-30"),
    "succession": (
        "sumber a menggantikan b / p.c peralihan bila d menurut a pasal 1",
        "source a replaces b / p.c transition when d under a article 1",
    ),
    "calendar": (
        (
            'kalender a judul "J" lingkup k b menurut s dilihat laporan\n'
            '  tahap c "C" 2024-01-01 .. 2024-02-01, 2024-03-01 untuk k adalah d menurut s dilihat belum'
        ),
        (
            'calendar a title "J" scope k b under s seen report\n'
            '  stage c "C" 2024-01-01 .. 2024-02-01, 2024-03-01 for k is d under s seen not_yet'
        ),
    ),
    "phase": (
        "mustahil t sebelum / selama / sesudah k dan u sejak 2021-08-31 dan u sampai k",
        "impossible t before / during / after k and u since 2021-08-31 and u until k",
    ),
    "window": (
        "mustahil t dalam 6 bulan sebelum k atau t dalam 7 hari sesudah 2020-01-01",
        "impossible t within 6 months before k or t within 7 days after 2020-01-01",
    ),
    "phase as value": ("mustahil fase.k adalah sebelum / selama", "impossible fase.k is before / during"),
    "exception": (
        'larangan a kecuali b "B" diperdebatkan bila c menurut s kecuali d bila e',
        'prohibition a except b "B" disputed when c under s except d when e',
    ),
    "permission": (
        "izin a dasar s diperdebatkan bila b mengesampingkan c / p.d",
        "permission a basis s disputed when b overrides c / p.d",
    ),
    "conclusion": (
        "simpulkan a adalah tidak bila tidak (b atau c) menurut s",
        "conclude a is no when not (b or c) under s",
    ),
    "presumption": ("anggap a adalah ya", "presume a is yes"),
    "readings": (
        'istilah a judul "J" tafsir b "B" bila c tafsir d bila e menurut s',
        'term a title "J" reading b "B" when c reading d when e under s',
    ),
    "track": ("larangan a rezim b", "prohibition a track b"),
    "sanction": (
        (
            'hukuman a judul "J" rezim b tingkat 3 berlaku 2020-01-01 .. 2021-01-01 untuk c menurut s kutipan "k"\n'
            'pejabat "P" en "A" berlaku .. 2021-01-01 menurut s pejabat "Q"\n'
            "larangan d sanksi p.a untuk c menurut s"
        ),
        (
            'penalty a title "J" track b level 3 in_force 2020-01-01 .. 2021-01-01 for c under s quote "k"\n'
            'authority "P" en "A" in_force .. 2021-01-01 under s authority "Q"\n'
            "prohibition d sanction p.a for c under s"
        ),
    ),
    "examples": (
        (
            'uji p.a contoh melanggar "1" b: c / d e.f: ? contoh tidak_melanggar "2" t: 2024-10 .. contoh dikecualikan '
            'oleh g "3" contoh dikecualikan "4" contoh belum_jelas "5" t: .. 2024 contoh perlu_penilaian "6" '
            'contoh diperdebatkan "7" w: "16.05" y: tidak'
        ),
        (
            'test p.a example violates "1" b: c / d e.f: ? example no_violation "2" t: 2024-10 .. example excused '
            'by g "3" example excused "4" example undetermined "5" t: .. 2024 example needs_assessment "6" '
            'example disputed "7" w: "16.05" y: no'
        ),
    ),
    "how a quotation was seen": (
        'larangan a kutipan "k" "l" dilihat laporan\nizin b kutipan "m" dilihat naskah',
        'prohibition a quote "k" "l" seen report\npermission b quote "m" seen primary',
    ),
    "not encoded": ('tidak_dikodekan s butir 13 alasan "x"', 'not_encoded s item 13 because "x"'),
}


@pytest.mark.parametrize("notion", PAIRS)
def test_both_languages_give_the_same_tree(notion: str) -> None:
    indonesian, english = PAIRS[notion]
    assert tree(indonesian) == tree(english)
    assert tree(indonesian).declarations


def test_adjacent_texts_join_as_written() -> None:
    assert only('sumber a nomor "b "\n "c" "d"') == only('sumber a nomor "b cd"')


def test_order_of_clauses_takes_no_part() -> None:
    assert only("larangan a rezim b dasar c bila d") == only("larangan a bila d dasar c rezim b")


def test_nested_chain_stays_nested_and_parentheses_around_one_part_vanish() -> None:
    assert only("mustahil ((a)) dan b") == only("mustahil a dan b")
    assert only("mustahil (a dan b) dan c") != only("mustahil a dan b dan c")


def test_mixed_operators_are_kept_for_the_checker() -> None:
    impossible = only("mustahil a dan b atau c")
    assert isinstance(impossible, ast.Impossible)
    assert isinstance(impossible.condition, ast.Chain)
    assert impossible.condition.operators == ("dan", "atau")


def test_region_code_is_a_name_without_its_quotes() -> None:
    impossible = only('mustahil a adalah "16.05"')
    assert isinstance(impossible, ast.Impossible)
    assert isinstance(impossible.condition, ast.Is)
    assert [value.text for value in impossible.condition.values] == ["16.05"]


def test_spans_cover_what_was_written() -> None:
    text = "# x\npakai b\nlarangan a\n  dasar s pasal 5\n  bila (c dan  d.e adalah f)\n"
    _, prohibition = tree(text).declarations
    assert isinstance(prohibition, ast.Prohibition)
    basis, body = prohibition.clauses
    assert isinstance(body, ast.Body)
    assert isinstance(body.condition, ast.Chain)
    parts = [basis, body, body.condition, *body.condition.parts]
    assert [text[part.span.start : part.span.end] for part in parts] == [
        "dasar s pasal 5",
        "bila (c dan  d.e adalah f)",
        "(c dan  d.e adalah f)",
        "c",
        "d.e adalah f",
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n", "# only\n# comments"])
def test_nothing_gives_an_empty_file_without_diagnostics(text: str) -> None:
    assert not tree(text).declarations


def test_declaration_keyword_in_text_or_comment_begins_nothing() -> None:
    assert len(tree('sumber a nomor\n"larangan"\n# larangan b\n').declarations) == 1


# -- Never raises --------------------------------------------------------------------------------------------------


@given(st.text(max_size=200))
def test_no_text_makes_the_parser_raise(text: str) -> None:
    for diagnostic in read(text)[1]:
        assert draw(diagnostic, "id")
        assert draw(diagnostic, "en")


WORDS = TOKEN.findall(fixture())


@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(list('"#().,/:=?\n“\0A1')), max_size=30).map(" ".join))
def test_no_sequence_of_tokens_makes_the_parser_raise(text: str) -> None:
    for keyword in ("", "larangan x ", "fact y "):
        for diagnostic in read(keyword + text)[1]:
            assert draw(diagnostic, "en")


@given(st.data())
def test_no_mutation_of_good_text_makes_the_parser_raise(data: st.DataObject) -> None:
    words = re.findall(r'"[^"\n]*"|\s+|[^\s"]+', fixture())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(words) - 2))
        match data.draw(st.sampled_from(["delete", "insert", "swap", "truncate"])):
            case "delete":
                del words[place]
            case "insert":
                words.insert(place, data.draw(st.sampled_from(words)))
            case "swap":
                words[place], words[place + 1] = words[place + 1], words[place]
            case _:
                words[place:] = [words[place][:1], *[""] * 4]
    for diagnostic in read("".join(words))[1]:
        assert diagnostic.span is not None
        assert draw(diagnostic, "id")


# -- What a broken declaration costs ---------------------------------------------------------------------------------


@given(files(2), st.data())
def test_broken_declaration_costs_itself_only(file: ast.File, data: st.DataObject) -> None:
    broken = data.draw(st.integers(0, len(file.declarations) - 1))
    damage = data.draw(st.sampled_from([" )", ' "', " = x", " !", " Ab", " ?"]))
    texts = [format_file(ast.File((each,), span=file.span), "id") for each in file.declarations]
    texts[broken] = texts[broken].rstrip("\n") + damage + "\n"
    found, diagnostics = read("".join(texts))
    assert found.declarations == file.declarations[:broken] + file.declarations[broken + 1 :]
    assert len(diagnostics) == 1


@given(files(2), st.data())
def test_misspelt_declaration_keyword_costs_itself_only(file: ast.File, data: st.DataObject) -> None:
    broken = data.draw(st.integers(0, len(file.declarations) - 1))
    texts = [format_file(ast.File((each,), span=file.span), "id") for each in file.declarations]
    keyword, space, rest = re.split(r"(\s)", texts[broken], maxsplit=1)
    place = data.draw(st.integers(0, len(keyword) - 1))
    misspelt = keyword[:place] + "q" + keyword[place + 1 :]
    texts[broken] = misspelt + space + rest
    found, diagnostics = read("".join(texts))
    assert found.declarations == file.declarations[:broken] + file.declarations[broken + 1 :]
    (diagnostic,) = diagnostics
    assert diagnostic.code == "S008"
    assert marked(diagnostic) == misspelt
    assert diagnostic.suggestion is not None
    assert edits(misspelt, diagnostic.suggestion) == 1


@pytest.mark.parametrize("keyword", [spelling for word in DECLARATIONS for spelling in (word.id, word.en)])
def test_capitalised_declaration_keyword_is_recognised(keyword: str) -> None:
    file, (diagnostic,) = read(f"pakai a\n{keyword.capitalize()} b c d\npakai e\n")
    assert len(file.declarations) == 2
    assert (diagnostic.code, diagnostic.suggestion) == ("S008", keyword)


def test_every_broken_declaration_is_reported() -> None:
    text = "larangan a bila\nlarangan b\n  rezim c\nlarangan d = e\nlrangan f\nizin g bila )\n"
    file, diagnostics = read(text)
    assert [declaration.span.position.line for declaration in file.declarations] == [2]
    assert [diagnostic.code for diagnostic in diagnostics] == ["S011", "S023", "S008", "S022"]


# -- Size and speed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nested", ["(" * 100_000, "tidak " * 100_000, "not (" * 50_000, "(" * 50_000 + ")" * 50_000])
def test_absurd_nesting_is_refused_at_once(nested: str) -> None:
    begin = time.perf_counter()
    _, (diagnostic,) = read(f"larangan a\n  bila {nested}")
    assert diagnostic.code == "S017"
    assert time.perf_counter() - begin < 2


def test_deep_but_sensible_nesting_is_read() -> None:
    depth = 45
    text = "mustahil " + "(a dan tidak " * depth + "b" + ")" * depth
    assert format_file(tree(text)).count("tidak") == depth


def test_long_chains_and_lists_need_no_depth() -> None:
    number = sys.getrecursionlimit() * 3
    tree("mustahil a" + " dan b" * number)
    tree("mustahil a adalah b" + " / c" * number)
    tree("larangan a" + " kecuali b bila c" * number)


def test_threads_do_not_mix_their_places() -> None:
    failed: list[str] = []

    def run(name: str) -> None:
        for _ in range(30):
            file = tree(f"pakai {name}\n" * 3)
            spans = [file.span.source.text[d.span.start : d.span.end] for d in file.declarations]
            if spans != [f"pakai {name}"] * 3:
                failed.append(name)

    threads = [threading.Thread(target=run, args=("x" * size,)) for size in (1, 7, 13)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
