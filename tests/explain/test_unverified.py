"""The sources that nobody has checked, under a verdict."""

from __future__ import annotations

from tests.fixtures.bridge import verdict

CROSSING = {"tanggal": "2020-01-01", "siapa": "warga", "perbuatan": "menyeberang", "malam": "ya"}
HEADING = "Sources not checked against the official text"


def unchecked(**facts: str) -> list[str]:
    """The lines of that section, without the places."""
    section = verdict(**facts).explain("en").partition(f"{HEADING}\n")[2].partition("\n\n")[0]
    return [line.strip(" -").partition(" [")[0] for line in section.splitlines()]


def test_verdict_says_that_it_rests_on_what_was_not_checked() -> None:
    checked = "not checked against the official text; this verdict rests on it"
    assert unchecked(**CROSSING) == [
        f"Report on the bridge: secondary report, {checked}",
        f"Hearsay: secondary report, {checked}",
    ]
    assert unchecked(**{**CROSSING, "dikawal": "ya"}) == [
        f"Hearsay: not seen, {checked}",
        "Report on the bridge: secondary report, not checked against the official text",
    ]


def test_quotation_seen_as_primary_text_is_not_among_them() -> None:
    # The rule is quoted from the original although its source is a report; a reading of it rests on hearsay.
    assert unchecked(siapa="warga", perbuatan="memancing", malam="tidak") == [
        "Hearsay: not seen, not checked against the official text"
    ]
