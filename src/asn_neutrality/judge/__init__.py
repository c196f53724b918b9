"""Judges and verdicts: each method is one call downward."""

from typing import TYPE_CHECKING

from asn_neutrality.later import names

if TYPE_CHECKING:
    from asn_neutrality.judge.analysis import Analysis
    from asn_neutrality.judge.comparison import Comparison
    from asn_neutrality.judge.examples import ExampleResult
    from asn_neutrality.judge.incident import IncidentVerdict
    from asn_neutrality.judge.interview import Interview
    from asn_neutrality.judge.judge import Judge
    from asn_neutrality.judge.verdict import Verdict

__all__ = ["Analysis", "Comparison", "ExampleResult", "IncidentVerdict", "Interview", "Judge", "Verdict"]

if not TYPE_CHECKING:
    __getattr__ = names(
        __name__,
        {
            "asn_neutrality.judge.analysis": ["Analysis"],
            "asn_neutrality.judge.comparison": ["Comparison"],
            "asn_neutrality.judge.examples": ["ExampleResult"],
            "asn_neutrality.judge.incident": ["IncidentVerdict"],
            "asn_neutrality.judge.interview": ["Interview"],
            "asn_neutrality.judge.judge": ["Judge"],
            "asn_neutrality.judge.verdict": ["Verdict"],
        },
    )
