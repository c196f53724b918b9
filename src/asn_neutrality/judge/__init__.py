"""Judges and verdicts: each method is one call downward."""

from asn_neutrality.judge.examples import ExampleResult
from asn_neutrality.judge.incident import IncidentVerdict
from asn_neutrality.judge.interview import Interview
from asn_neutrality.judge.judge import Judge
from asn_neutrality.judge.verdict import Verdict

__all__ = ["ExampleResult", "IncidentVerdict", "Interview", "Judge", "Verdict"]
