"""How large a condition may be: what walks it later recurses, and terms multiply."""

from __future__ import annotations

from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.shapes import All, Any, Choice, Named, Not
from asn_neutrality.syntax import ast

DEEPEST = 120
LARGEST = 20_000


def too_deep(written: ast.Condition) -> bool:
    """Whether the condition as written is nested too deep to be read."""
    stack = [(written, 1)]
    while stack:
        part, level = stack.pop()
        if level > DEEPEST:
            return True
        match part:
            case ast.Negation(inner):
                stack.append((inner, level + 1))
            case ast.Chain(parts):
                stack.extend((inner, level + 1) for inner in parts)
            case _:
                pass
    return False


def too_large(meant: Meant) -> bool:
    """Whether the condition, its terms written out, is nested too deep or has too many parts."""
    stack = [(meant, 1)]
    count = 0
    while stack:
        part, level = stack.pop()
        count += 1
        if level > DEEPEST or count > LARGEST:
            return True
        stack.extend((inner, level + 1) for inner in _parts(part))
    return False


def _parts(meant: Meant) -> tuple[Meant, ...]:
    match meant:
        case Not(part) | Named(_, part):
            return (part,)
        case All(parts) | Any(parts):
            return parts
        case Choice(_, answers):
            return tuple(answer.part for answer in answers)
        case _:
            return ()
