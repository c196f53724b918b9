"""Conditions as a rule file writes them: names instead of labels, for machines and for those who edit rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from asn_neutrality.logic.atoms import InPhase, Meant, Member, Phase, Test, Within
from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.logic.shapes import Choice, Leaf, Named


def written(condition: Meant) -> str:
    """The condition in the surface language, Indonesian keywords; readings as ``(tafsir a: ... / tafsir b: ...)``."""
    return fold(condition, _WRITING)


def _leaf(leaf: Leaf[Test]) -> str:
    test = leaf.test
    match test:
        case Member(fact, values, names):
            return f"{fact} adalah {' / '.join(names or values)}"
        case InPhase(fact, point, phases):
            among = " / ".join(phase.value for phase in Phase if phase in phases)
            return f"{fact} {among} {_point(point)}"
        case Within(fact, amount, unit, side, point):
            return f"{fact} dalam {amount} {unit.value} {side.value} {_point(point)}"
    assert_never(test)


def _point(point: str | date) -> str:
    return point.isoformat() if isinstance(point, date) else point


def _joined(parts: Sequence[str], word: str) -> str:
    return parts[0] if len(parts) == 1 else f"({f' {word} '.join(parts)})"


def _choice(choice: Choice[Test], parts: Sequence[str]) -> str:
    answers = zip(choice.answers, parts, strict=True)
    return f"({' / '.join(f'tafsir {answer.name}: {part}' for answer, part in answers)})"


def _named(term: Named[Test], _part: str) -> str:
    return term.name


_WRITING: Algebra[Test, str] = Algebra(
    constant=lambda value: "ya" if value else "tidak",
    leaf=_leaf,
    negation=lambda part: f"tidak ({part})",
    every=lambda parts: _joined(parts, "dan") if parts else "ya",
    some=lambda parts: _joined(parts, "atau") if parts else "tidak",
    named=_named,
    choice=_choice,
)
