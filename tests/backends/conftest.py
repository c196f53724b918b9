"""Every test of this folder runs with the loops in C, where they are compiled, and without; rows tried, and not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from asn_neutrality import native
from asn_neutrality.backends import open_rows, rows

ALWAYS = NEVER = 1 << 30
WAYS = {
    "numpy": (None, ALWAYS, 0, ALWAYS),
    "C": (native.loops, ALWAYS, NEVER, ALWAYS),
    "C, a sieve": (native.loops, 0, 0, 0),
}


@pytest.fixture(scope="module", autouse=True, params=WAYS if native.loops is not None else ["numpy"])
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """With these loops, so many steps run for every row, trials and kinds from so many rows on."""
    loops, few, often, at_once = WAYS[request.param]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "loops", loops)
        patch.setattr(rows, "FEW", few)
        patch.setattr(open_rows, "OFTEN", often)
        patch.setattr(open_rows, "AT_ONCE", at_once)
        patch.setattr(open_rows, "FEW", 1)
        patch.setattr(open_rows, "FEW_IN_NUMPY", 1)
        yield
