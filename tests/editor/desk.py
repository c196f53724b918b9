"""Two small packs as an editor has them, and places in them found by a mark."""

from __future__ import annotations

from pathlib import Path

from asn_neutrality.domain.words import Language
from asn_neutrality.editor.places import Edit, Place
from asn_neutrality.editor.workspace import Workspace

WORDS = """paket kata versi "1.0.0" bahasa id
  judul "Kata" en "Words"

sumber edaran
  judul "Edaran" en "Circular"
  dilihat naskah

fakta perbuatan "Perbuatan" en "Act" : pilihan
    suka "Memberi tanda suka" en "Liking" / komentar "Berkomentar" en "Commenting" / bagikan
  kelompok menyebar "Menyebarkan" en "Spreading" = komentar / bagikan
  tanya "Apa yang dilakukan?" en "What was done?"

fakta sengaja "Sengaja" en "Intended" : ya_tidak

istilah aktif
  judul "Aktif" en "Active"
  berarti perbuatan adalah menyebar
"""

RULES = """# Contoh \N{PARTY POPPER} untuk uji.
paket aturan versi "1.0.0" bahasa id
  judul "Aturan" en "Rules"
  rezim etik "Etik" en "Ethics"

pakai kata

istilah ringan
  berarti perbuatan adalah suka

larangan bersuara
  judul "Bersuara \N{PARTY POPPER}" en "Speaking" # \N{PARTY POPPER} bukan kutipan
  dasar edaran angka 1
  rezim etik
  bila aktif dan sengaja
  kecuali tanpa_maksud "Tanpa maksud" en "Without intent" bila ringan
  contoh melanggar "Berkomentar"
    perbuatan: komentar  sengaja: ya
  contoh dikecualikan oleh tanpa_maksud "Hanya suka"
    perbuatan: suka  sengaja: ya

izin berlibur
  judul "Berlibur" en "On holiday"
  dasar edaran
  bila ringan
  mengesampingkan bersuara
"""


class Desk:
    """A workspace with both packs open in one folder."""

    def __init__(self, folder: Path, rules: str = RULES, words: str = WORDS, language: Language = "id") -> None:
        self.workspace = Workspace(language)
        self.words = str(folder / "kata.larangan")
        self.rules = str(folder / "aturan.larangan")
        self.workspace.open(self.words, words)
        self.workspace.open(self.rules, rules)

    def type(self, text: str) -> None:
        """The rules as they now are."""
        self.workspace.open(self.rules, text)

    def place(self, mark: str, name: str | None = None) -> Place:
        """Where the ``|`` of the mark is, in the text that reads like it without."""
        document = self.workspace.documents[name or self.rules]
        before, _, after = mark.partition("|")
        return document.lines.place(document.text.index(before + after) + len(before))


def edited(text: str, edits: tuple[Edit, ...] | list[Edit]) -> str:
    """The text with edits as an editor makes them, counting in UTF-16."""
    lines = text.split("\n")
    units = [line.encode("utf-16-le") for line in lines]

    def at(place: Place) -> int:
        return sum(len(line) // 2 + 1 for line in units[: place.line]) + place.character

    whole = text.encode("utf-16-le")
    for edit in sorted(edits, key=lambda each: each.range, reverse=True):
        whole = whole[: 2 * at(edit.range.start)] + edit.text.encode("utf-16-le") + whole[2 * at(edit.range.end) :]
    return whole.decode("utf-16-le")
