"""The ways there are to run: with loops in C, where there are any, and without."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest

from asn_neutrality import native

Way = ModuleType | None
WAYS: tuple[Way, ...] = (None,) if native.loops is None else (None, native.loops)


@pytest.fixture(scope="module", params=WAYS, ids=lambda way: "python" if way is None else "c")
def loops(request: pytest.FixtureRequest) -> Iterator[Way]:
    """All tests of a module that use it run both ways."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "loops", request.param)
        yield request.param
