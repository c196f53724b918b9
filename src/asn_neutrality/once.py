"""Attributes that are found when first asked for: as those of ``functools``, which until 3.12 take a lock for it.

For what is made for each record the lock costs more than most of what is found. What many threads share, and takes
long to make, keeps it: here two threads may both find a value, as they may from 3.12 on.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from asn_neutrality import native

if TYPE_CHECKING:
    from functools import cached_property
elif native.loops is not None:
    cached_property = native.loops.cached_property
elif sys.version_info >= (3, 12):
    from functools import cached_property
else:

    class cached_property:  # noqa: N801 - the name of its like
        """An attribute of objects with a ``__dict__``, in which it is looked up from then on."""

        def __init__(self, find):
            self._find = find
            self.__doc__ = find.__doc__

        def __set_name__(self, _owner, name):
            self._name = name

        def __get__(self, instance, _owner=None):
            if instance is None:
                return self
            found = instance.__dict__[self._name] = self._find(instance)
            return found


__all__ = ["cached_property"]
