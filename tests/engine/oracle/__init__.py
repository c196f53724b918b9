"""The meaning of a verdict by brute force: every completion is made and looked at.

Written from the definitions over the packs as meant; it shares no code with the program, the diagrams or the engine.
"""

from tests.engine.oracle.completions import (
    answers_to_conclusions,
    completions,
    everything,
    possible,
    size,
    telling_days,
    told_apart,
)
from tests.engine.oracle.outcomes import Brute, contradictory, judge, without
from tests.engine.oracle.violation import answers_to, asked_by, violated
from tests.engine.oracle.worlds import NOT_YET, Setting, World

__all__ = [
    "NOT_YET",
    "Brute",
    "Setting",
    "World",
    "answers_to",
    "answers_to_conclusions",
    "asked_by",
    "completions",
    "contradictory",
    "everything",
    "judge",
    "possible",
    "size",
    "telling_days",
    "told_apart",
    "violated",
    "without",
]
