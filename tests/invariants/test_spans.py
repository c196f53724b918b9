"""A span says where something was written, never what it is."""

from __future__ import annotations

import ast
import importlib
import typing

import attrs
import pytest

from asn_neutrality.source.text import SourceText, Span, span_field
from tests.invariants.checkout import modules

MAKERS = {"source", "syntax", "checker"}
DIAGNOSTICS = "asn_neutrality.source.diagnostic"


def data_types() -> list[type]:
    """Every attrs class of the package; diagnostics are about places, so for them the place counts."""
    found = []
    for path, tree in modules():
        name = ".".join(("asn_neutrality", *path.with_suffix("").parts)).removesuffix(".__init__")
        if not any(isinstance(node, ast.ClassDef) for node in tree.body) or name == DIAGNOSTICS:
            continue
        module = importlib.import_module(name)
        found += [
            kind
            for kind in vars(module).values()
            if isinstance(kind, type) and attrs.has(kind) and kind.__module__ == name
        ]
    return found


@pytest.mark.parametrize("kind", data_types(), ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_spans_take_no_part_in_equality(kind: type) -> None:
    hints = typing.get_type_hints(kind)
    for attribute in attrs.fields(kind):
        if hints[attribute.name] in (Span, Span | None):
            assert attribute.eq is False, f"{kind.__name__}.{attribute.name}: use span_field()"


def test_nodes_that_differ_in_place_only_are_equal() -> None:
    @attrs.define(frozen=True)
    class Node:
        name: str
        span: Span = span_field()

    source = SourceText("a", "xx")
    assert Node("x", span=Span(source, 0, 1)) == Node("x", span=Span(source, 1, 2))


def test_no_stage_after_the_checker_makes_up_a_place() -> None:
    makers = {
        path.parts[0]
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Span"
    }
    assert makers <= MAKERS
