"""The ways in which loops can be run."""

from __future__ import annotations

from types import ModuleType

from asn_neutrality import native

Way = ModuleType | None
WAYS: tuple[Way, ...] = (None,) if native.loops is None else (None, native.loops)
