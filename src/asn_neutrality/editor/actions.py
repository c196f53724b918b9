"""What an editor offers to do about what is wrong in a range."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define

from asn_neutrality.editor.places import Edit, Range
from asn_neutrality.editor.problems import Problem


@define(frozen=True)
class Action:
    """A change with its title; ``preferred`` where nothing else can be meant."""

    title: str
    edit: Edit
    problem: Problem
    preferred: bool


def actions(found: Iterable[Problem], range_: Range) -> list[Action]:
    """The mends of the problems that touch a range."""
    touching = (each for each in found if each.range.start <= range_.end and range_.start <= each.range.end)
    return [
        Action(each.mend.title, each.mend.edit, each, each.mend.certain) for each in touching if each.mend is not None
    ]
