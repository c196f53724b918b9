"""Results into words, when asked: three depths, two languages, from templates."""

from asn_neutrality.explain.verdict import Depth, explain

__all__ = ["Depth", "explain"]
