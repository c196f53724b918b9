"""Trees to rule sets: names, types, citations, calendars; and raw records to event records."""

from typing import TYPE_CHECKING

from asn_neutrality.later import names

if TYPE_CHECKING:
    from asn_neutrality.checker.rule_sets import check
    from asn_neutrality.checker.written import uses

__all__ = ["check", "uses"]

if not TYPE_CHECKING:
    __getattr__ = names(
        __name__, {"asn_neutrality.checker.rule_sets": ["check"], "asn_neutrality.checker.written": ["uses"]}
    )
