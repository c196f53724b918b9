"""The glossary has every keyword and no other, and every Python name in it is one."""

from __future__ import annotations

from functools import reduce

import pytest

import asn_neutrality as asn
from asn_neutrality.syntax.keywords import KEYWORDS
from tests.manual.glossary import meanings, public_names, tables, write, written
from tests.manual.page import renewing


def test_every_keyword_is_explained_and_nothing_else() -> None:
    assert set(meanings()) == {word.id for word in KEYWORDS}


def test_every_keyword_is_explained_in_both_languages() -> None:
    assert not [word for word, (indonesian, english, _) in meanings().items() if not (indonesian and english)]


@pytest.mark.parametrize("name", sorted({python for _, _, python in meanings().values()} - {""}))
def test_python_names_are_public(name: str) -> None:
    first, *rest = name.split(".")
    assert first in asn.__all__
    found = getattr(asn, first)
    declared = {attribute.name for attribute in getattr(found, "__attrs_attrs__", ())}
    assert reduce(lambda owner, part: part if part in declared else getattr(owner, part), rest, found) is not None


def test_every_public_name_is_explained_and_nothing_else() -> None:
    assert sorted(public_names()) == sorted(asn.__all__)
    assert {keyword for _, _, keyword in public_names().values()} <= {"", *meanings()}


def test_the_page_is_up_to_date() -> None:
    if renewing():
        write(tables())
    assert written() == tables()
