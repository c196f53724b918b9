"""Results into words, when asked: three depths, two languages, from templates."""

from asn_neutrality.explain.verdict import Depth, Markup, explain, explain_memo

__all__ = ["Depth", "Markup", "explain", "explain_memo"]
