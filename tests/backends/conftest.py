"""Every test of this folder runs with the loops in C, where they are compiled, and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from asn_neutrality import native
from asn_neutrality.backends import rows

ALWAYS = 1 << 30
WAYS = {"numpy": (None, ALWAYS), "C": (native.loops, ALWAYS), "C, a sieve": (native.loops, 0)}


@pytest.fixture(scope="module", autouse=True, params=WAYS if native.loops is not None else ["numpy"])
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """With these loops, and so many steps run for every row."""
    loops, few = WAYS[request.param]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "loops", loops)
        patch.setattr(rows, "FEW", few)
        yield
