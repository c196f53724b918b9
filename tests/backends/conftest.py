"""Every test of this folder runs with the loops in C, where they are compiled, and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from asn_neutrality.backends import machine, rows
from asn_neutrality.native import loops

ALWAYS = 1 << 30
WAYS = {"numpy": (None, ALWAYS), "C": (loops, ALWAYS), "C, a sieve": (loops, 0)}


@pytest.fixture(scope="module", autouse=True, params=WAYS if loops is not None else ["numpy"])
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """With these loops, and so many steps run for every row."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in zip((machine, rows), ("loops", "FEW"), WAYS[request.param], strict=True):
            patch.setattr(module, name, value)
        yield
