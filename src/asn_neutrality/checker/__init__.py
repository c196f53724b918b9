"""Trees to rule sets: names, types, citations, calendars; and raw records to event records."""

from asn_neutrality.checker.header import uses
from asn_neutrality.checker.rule_sets import check

__all__ = ["check", "uses"]
