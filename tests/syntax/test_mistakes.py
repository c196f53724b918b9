"""Frequent mistakes have codes of their own, point at the right word and suggest the right one."""

from __future__ import annotations

from pathlib import Path

import pytest

from asn_neutrality.source.catalogue import help_text
from asn_neutrality.source.files import read as read_file
from asn_neutrality.syntax.parse import parse
from tests.syntax.reading import ROOT, marked, read, wrong

EXAMPLES = ROOT / "tests" / "diagnostics"
H = "larangan x\n  dasar a pasal 1\n  "

CASES: list[tuple[str, str, str, str | None]] = [
    ("tulisan bebas\npakai a", "S007", "tulisan", None),
    ("Larangn x\npakai a", "S008", "Larangn", "larangan"),
    (H + "bila a dann b", "S009", "dann", "dan"),
    (H + "bila p adlah b", "S009", "adlah", "adalah"),
    (H + "dsar a", "S009", "dsar", "dasar"),
    (H + 'judul "a" eng "b"', "S009", "eng", "en"),
    ("prohibition x basis y artcle 3", "S009", "artcle", "article"),
    (H + 'contoh melangar "x"', "S009", "melangar", "melanggar"),
    (H + 'contoh melanggar "x"\n  sanks denda', "S009", "sanks", "sanksi"),
    (H + "bila a b", "S010", "b", None),
    ("larangan", "S011", "larangan", None),
    (H + "berlaku", "S011", "berlaku", None),
    (H + "bila a\u00a0adalah b", "S012", "\u00a0", None),
    (H + 'judul "a\n  rezim b', "S013", '"a', None),
    (H + 'judul "a en "Liking"', "S013", '"a en "', None),
    (H + 'contoh melanggar "x" p: suka, q: pns', "S012", ",", None),
    (H + "judul “a” en “b”", "S014", "“a”", None),
    (H + "judul «a", "S014", "«", None),
    (H + "berlaku 26-09-2020 ..", "S015", "26-09-2020", "2020-09-26"),
    (H + "berlaku 26/9/2020 ..", "S015", "26/9/2020", "2020-09-26"),
    (H + "berlaku 2020-9-6 ..", "S015", "2020-9-6", "2020-09-06"),
    (H + "berlaku 2020.09.06 ..", "S015", "2020.09.06", "2020-09-06"),
    (H + "berlaku 31-02-2020 ..", "S015", "31-02-2020", None),
    (H + 'contoh melanggar "x" t: 26/09/2020', "S015", "26/09/2020", "2020-09-26"),
    (H + "berlaku 2024-02-31 ..", "S016", "2024-02-31", None),
    (H + 'contoh melanggar "x" t: 2024-13', "S016", "2024-13", None),
    (H + 'contoh melanggar "x" t: 0000', "S016", "0000", None),
    (H + "bila Pelaku.status adalah pns", "S018", "Pelaku.status", "pelaku.status"),
    (H + "bila pelakuStatus adalah pns", "S018", "pelakuStatus", "pelaku_status"),
    (H + "BILA a", "S018", "BILA", "bila"),
    (H + "bila a adalah PNS", "S018", "PNS", "pns"),
    (H + "bila a adalah\n  rezim b", "S019", "adalah", None),
    (H + "bila a bukan", "S019", "bukan", None),
    (H + "bila (a adalah)", "S019", "adalah", None),
    (H + "bila a adalah b, c\n  rezim d", "S020", ",", "/"),
    (H + "bila (a dan (b atau c)\n  rezim d", "S021", "(", None),
    (H + "bila (a", "S021", "(", None),
    (H + "bila a)", "S022", ")", None),
    (H + "bila a = b", "S023", "=", "adalah"),
    (H + "bila a == b", "S023", "==", "adalah"),
    (H + "bila a != b", "S023", "!=", "bukan"),
    ("prohibition x when a = b", "S023", "=", "is"),
    (H + "bila a adalah bukan b", "S023", "adalah bukan", "bukan"),
    (H + "bila a bukan adalah b", "S023", "bukan adalah", "bukan"),
    (H + "bila a tidak adalah b", "S023", "tidak adalah", "bukan"),
    ("prohibition x when a is not b", "S023", "is not", "is_not"),
    (H + 'contoh melanggar "x" t = 2024', "S023", "=", ":"),
    (H + "bila a & b", "S024", "&", "dan"),
    (H + "bila a || b", "S024", "||", "atau"),
    (H + "bila !a", "S024", "!", "tidak"),
    ("prohibition x when a | b", "S024", "|", "or"),
    (H + "bila a dan\n  rezim b", "S025", "rezim", None),
    (H + "bila bila a", "S038", "bila", None),
    (H + "bila kutipan a", "S025", "kutipan", None),
    (H + "rezim b larangan y", "S026", "larangan", None),
    (H + "bila a adalah 16.05", "S027", "16.05", None),
    (H + "bila a adalah 16.05.99.1", "S027", "16.05.99.1", None),
    (H + 'contoh melanggar "x" w: 16', "S027", "16", None),
    (H + "bila t dalam 60000 hari sebelum k", "S028", "60000", None),
    (H + f"bila t dalam {'9' * 5000} hari sebelum k", "S028", "9" * 5000, None),
    ("istilah x sanksi y", "S029", "sanksi", None),
    ("larangan x\n  \0", "S006", "\0", None),
    ("larangan suka akun\n  dasar a", "S030", "suka akun", "suka_akun"),
    ("larangan suka-akun\n  dasar a", "S030", "suka-akun", "suka_akun"),
    ('larangan "suka akun"\n  dasar a', "S030", '"suka akun"', "suka_akun"),
    (H + "bila status pelaku adalah pns", "S030", "status pelaku", None),
    (H + "berlaku 2024-01-01\n  rezim d", "S031", "2024-01-01", "2024-01-01 .."),
    (H + "berlaku 2024-01-01 – 2024-12-31", "S031", "–", ".."),
    (H + "berlaku 2024-01-01 s.d. 2024-12-31", "S031", "s.d", ".."),
    (H + "bila a dan/atau b", "S032", "dan/atau", "atau"),
    ("prohibition x when a and / or b", "S032", "and / or", "or"),
    (H + "bila a adalah b.\n  rezim d", "S033", ".", None),
    (H + "bila a adalah b;", "S033", ";", None),
    ("larangan: x", "S033", ":", None),
    (H + 'contoh melanggar "x" p: suka komentar  q: pns', "S034", "komentar", None),
    (H + 'contoh melanggar "x" tanggal 2024-10-15  q: pns', "S034", "tanggal", None),
    (H + "judul 'Menyukai'", "S035", "'Menyukai'", None),
    ("paket x versi 1.0.0", "S035", "1.0.0", None),
    (H + "kutipan dilarang menyukai", "S035", "dilarang", None),
    (H + "bila t adalah 2020-09-26", "S036", "adalah", "selama"),
    (H + "bila t < 2020-09-26", "S036", "<", "sebelum"),
    ("prohibition x when t >= 2020-09-26", "S036", ">=", "since"),
    (H + "bila t dalam masa kampanye", "S036", "dalam masa", "selama"),
    (H + "kecuali bila a", "S037", "kecuali", None),
    (H + "bila a dan dan b", "S038", "dan", None),
    (H + "bila a tidak b", "S023", "tidak", "bukan"),
    (H + "jika a", "S009", "jika", "bila"),
    ("prohibition x if a", "S009", "if", "when"),
    (H + "bila t setelah kampanye", "S009", "setelah", "sesudah"),
    ("larangan x\n  menurut a pasal 1", "S009", "menurut", "dasar"),
    ("larangan x\n  dasar a nomor 1", "S009", "nomor", "butir"),
    (H + "berlaku 1 Januari 2024 ..", "S015", "1 Januari 2024", "2024-01-01"),
    (H + "berlaku 31 Agustus 2021 ..", "S015", "31 Agustus 2021", "2021-08-31"),
]


@pytest.mark.parametrize(("text", "code", "at", "suggestion"), CASES, ids=[f"{c[1]}-{i}" for i, c in enumerate(CASES)])
def test_mistake_is_named_marked_and_mended(text: str, code: str, at: str, suggestion: str | None) -> None:
    diagnostic = wrong(text)
    assert (diagnostic.code, marked(diagnostic), diagnostic.suggestion) == (code, at, suggestion)


@pytest.mark.parametrize("text", [case[0] for case in CASES], ids=range(len(CASES)))
def test_certain_mend_removes_its_mistake(text: str) -> None:
    before = wrong(text)
    if before.fix is None:
        assert before.code not in {"S008", "S009", "S014", "S018", "S020", "S023", "S024", "S027"}
        return
    fixed = text[: before.fix.span.start] + before.fix.text + text[before.fix.span.end :]
    _, after = read(fixed)
    # Of several curved quotes on a line each pair is mended by itself.
    assert before.code == "S014" or before.code not in {diagnostic.code for diagnostic in after}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("S*.larangan")), ids=lambda path: path.stem)
def test_smallest_example_gives_its_code_and_nothing_else(path: Path) -> None:
    source, diagnostics = read_file(path)
    found = parse(source)[1] if source is not None else diagnostics
    assert [diagnostic.code for diagnostic in found] == [path.stem]


def test_expected_words_are_few_and_in_the_language_asked_for() -> None:
    diagnostic = wrong("larangan x\n  bila saluran media")
    assert help_text(diagnostic, "id").startswith("seharusnya `adalah`, `bukan`")
    assert help_text(diagnostic, "en").startswith("expected `is`, `is_not`")
