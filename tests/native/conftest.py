"""Where there are no loops in C there is nothing here to test."""

from __future__ import annotations

from asn_neutrality import native

collect_ignore_glob = [] if native.loops is not None else ["test_*.py"]
