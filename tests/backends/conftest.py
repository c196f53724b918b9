"""Every test of this folder runs with the loops in C, where they are compiled, and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from asn_neutrality import native

WAYS = (None,) if native.loops is None else (None, native.loops)


@pytest.fixture(scope="module", autouse=True, params=WAYS, ids=["python", "c"][: len(WAYS)])
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """With these loops."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "loops", request.param)
        yield
