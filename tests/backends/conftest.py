"""Every test of this folder runs with the loops in C, where they are compiled, and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from asn_neutrality.backends import machine
from asn_neutrality.native import loops

WAYS = (None,) if loops is None else (None, loops)


@pytest.fixture(scope="module", autouse=True, params=WAYS, ids=["numpy", "C"][: len(WAYS)])
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """With these loops."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(machine, "loops", request.param)
        yield
