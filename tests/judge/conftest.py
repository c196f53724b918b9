"""With loops in C, where there are any, and without."""

from tests.native.ways import loops

__all__ = ["loops"]
