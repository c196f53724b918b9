"""Cells of written tables are text."""

from __future__ import annotations

import pytest

from asn_neutrality.source.cells import inert


@pytest.mark.parametrize("text", ["=1+1", "+62", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_would_be_computed_gets_an_apostrophe(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=b", "pns", "16.05", "'=1"])
def test_any_other_cell_stays_as_it_is(text: str) -> None:
    assert inert(text) == text
