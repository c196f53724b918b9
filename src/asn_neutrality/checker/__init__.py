"""Trees to rule sets: names, types, citations, calendars; and raw records to event records."""

from asn_neutrality.checker.rule_sets import check
from asn_neutrality.checker.written import uses

__all__ = ["check", "uses"]
