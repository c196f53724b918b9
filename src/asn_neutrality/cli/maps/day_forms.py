"""Dates as registers write them, in a form that a map names: ``DD/MM/YYYY``, ``D MMMM YYYY``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from attrs import define

INDONESIAN = "januari februari maret april mei juni juli agustus september oktober november desember"
ENGLISH = "january february march april may june july august september october november december"
SHORT = {"agt": 8, "ags": 8, "nop": 11}
TOKEN = re.compile(r"YYYY|MMMM|MMM|MM|M|DD|D")
PARTS = {"YYYY": r"(?P<y>\d{4})", "MMMM": r"(?P<w>[^\W\d_]+)\.?", "M": r"(?P<m>\d{1,2})", "D": r"(?P<d>\d{1,2})"}
PARTS |= {"MMM": PARTS["MMMM"], "MM": PARTS["M"], "DD": PARTS["D"]}
COMMON = tuple(f"{form[0]}{mark}{form[1]}{mark}YYYY" for mark in "/-." for form in (("DD", "MM"), ("MM", "DD")))
COMMON += ("D MMMM YYYY", "MMMM D, YYYY", "YYYY/MM/DD")


@define(frozen=True)
class DayForm:
    """A way to write days. Day and month may have one digit or two."""

    written: str
    pattern: re.Pattern[str]

    def read(self, text: str) -> date | None:
        """The day that a text means in this form."""
        found = self.pattern.fullmatch(" ".join(text.split()))
        if found is None:
            return None
        parts = found.groupdict()
        month = int(parts["m"]) if parts.get("m") else _month(parts.get("w") or "")
        try:
            return date(int(parts["y"]), month, int(parts["d"]))
        except ValueError:
            return None


def day_form(written: str) -> DayForm | None:
    """The form; None where it does not name year, month and day once each."""
    pieces = TOKEN.split(written)
    tokens = TOKEN.findall(written)
    if sorted(token[0] for token in tokens) != ["D", "M", "Y"] or any(re.search(r"\w", piece) for piece in pieces):
        return None
    pattern = re.escape(pieces[0])
    for token, piece in zip(tokens, pieces[1:], strict=True):
        pattern += PARTS[token] + re.escape(piece)
    return DayForm(written, re.compile(pattern))


def days_meant(text: str, forms: Iterable[DayForm]) -> set[date]:
    """The days that a text means in some of the forms."""
    return {day for form in forms if (day := form.read(text)) is not None}


def _month(word: str) -> int:
    """The number of a month, by three letters of its name or more, in either language; 0 for any other word."""
    word = word.lower()
    if word in SHORT:
        return SHORT[word]
    for names in (INDONESIAN, ENGLISH):
        for number, name in enumerate(names.split(), 1):
            if len(word) >= 3 and name.startswith(word):
                return number
    return 0
