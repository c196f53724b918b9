"""Words for people, in the two languages."""

from __future__ import annotations

from typing import Literal

from attrs import define

Language = Literal["id", "en"]


@define(frozen=True)
class Label:
    """A text in Indonesian and, where given, English."""

    id: str
    en: str | None = None
