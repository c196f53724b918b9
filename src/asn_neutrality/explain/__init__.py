"""Results into words, when asked: three depths, two languages, from templates."""

from typing import TYPE_CHECKING

from asn_neutrality.later import names

if TYPE_CHECKING:
    from asn_neutrality.explain.advice import Advice, advice_text, why_not_text
    from asn_neutrality.explain.full import NEAREST
    from asn_neutrality.explain.gist import Gist, gist_text
    from asn_neutrality.explain.incidents import incident_dict, incident_text
    from asn_neutrality.explain.plain import to_dict
    from asn_neutrality.explain.verdict import Depth, Markup, explain, explain_incident_memo, explain_memo

__all__ = [
    "NEAREST",
    "Advice",
    "Depth",
    "Gist",
    "Markup",
    "advice_text",
    "explain",
    "explain_incident_memo",
    "explain_memo",
    "gist_text",
    "incident_dict",
    "incident_text",
    "to_dict",
    "why_not_text",
]

if not TYPE_CHECKING:
    __getattr__ = names(
        __name__,
        {
            "asn_neutrality.explain.advice": ["Advice", "advice_text", "why_not_text"],
            "asn_neutrality.explain.full": ["NEAREST"],
            "asn_neutrality.explain.gist": ["Gist", "gist_text"],
            "asn_neutrality.explain.incidents": ["incident_dict", "incident_text"],
            "asn_neutrality.explain.plain": ["to_dict"],
            "asn_neutrality.explain.verdict": ["Depth", "Markup", "explain", "explain_incident_memo", "explain_memo"],
        },
    )
