"""How deep a condition may nest."""

from __future__ import annotations

import pytest

from asn_neutrality.syntax.nesting import DEEPEST
from tests.syntax.reading import marked, only, wrong


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("tidak ", ""), ("not ", "")])
def test_deepest_nesting_is_read_and_one_more_refused(opening: str, closing: str) -> None:
    keyword = "impossible" if opening == "not " else "mustahil"
    only(f"{keyword} {opening * DEEPEST}a{closing * DEEPEST}")
    diagnostic = wrong(f"{keyword} {opening * (DEEPEST + 1)}a{closing * (DEEPEST + 1)}")
    assert (diagnostic.code, marked(diagnostic)) == ("S017", opening.strip())


def test_parentheses_and_negations_count_together() -> None:
    deep = "tidak (" * (DEEPEST // 2)
    only(f"mustahil {deep}a{')' * (DEEPEST // 2)}")
    assert wrong(f"mustahil {deep}tidak a{')' * (DEEPEST // 2)}").code == "S017"


def test_many_shallow_parentheses_are_no_depth() -> None:
    only("mustahil (a)" + " dan (tidak b)" * (DEEPEST * 2))


def test_parentheses_in_texts_are_no_depth() -> None:
    only(f'sumber a nomor "{"(" * (DEEPEST * 2)}"')
