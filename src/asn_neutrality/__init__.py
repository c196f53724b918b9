"""Indonesia's rules on the election neutrality of civil servants (ASN), executable.

``load`` reads rule packs, ``compile`` makes a ``Judge`` of them, ``Judge.evaluate`` gives a ``Verdict``.
"""

from asn_neutrality.later import names
from asn_neutrality.version import VERSION

TYPE_CHECKING = False  # True to whoever checks types; `typing` is most of what importing would cost

if TYPE_CHECKING:
    from asn_neutrality.analysis.remarks.remark import Remark, RemarkKind
    from asn_neutrality.domain.decisions import Decision
    from asn_neutrality.domain.differences import AsOf
    from asn_neutrality.domain.packs import RulePack, RuleSet
    from asn_neutrality.domain.receipts import IncidentReceipt, Receipt, Recheck
    from asn_neutrality.domain.results import Finding, Missing, Outcome
    from asn_neutrality.domain.rules import FindingStatus, Permission, Prohibition, Sanction
    from asn_neutrality.domain.sources import Citation, LegalSource, Provenance
    from asn_neutrality.errors import BackendError, EventError, NeutralityError, RulesError
    from asn_neutrality.judge import Analysis, Comparison, IncidentVerdict, Interview, Judge, Verdict
    from asn_neutrality.pipeline import analyze, check, diff, load, shipped
    from asn_neutrality.pipeline import compile_rules as compile  # noqa: A004 - the verb everybody looks for
    from asn_neutrality.source.diagnostic import Diagnostic

__version__ = VERSION

__all__ = [
    "Analysis",
    "AsOf",
    "BackendError",
    "Citation",
    "Comparison",
    "Decision",
    "Diagnostic",
    "EventError",
    "Finding",
    "FindingStatus",
    "IncidentReceipt",
    "IncidentVerdict",
    "Interview",
    "Judge",
    "LegalSource",
    "Missing",
    "NeutralityError",
    "Outcome",
    "Permission",
    "Prohibition",
    "Provenance",
    "Receipt",
    "Recheck",
    "Remark",
    "RemarkKind",
    "RulePack",
    "RuleSet",
    "RulesError",
    "Sanction",
    "Verdict",
    "analyze",
    "check",
    "compile",
    "diff",
    "load",
    "shipped",
]


def __dir__() -> list[str]:
    return [*globals(), *__all__]


if not TYPE_CHECKING:
    __getattr__ = names(
        __name__,
        {
            "asn_neutrality.analysis.remarks.remark": ["Remark", "RemarkKind"],
            "asn_neutrality.domain.differences": ["AsOf"],
            "asn_neutrality.domain.decisions": ["Decision"],
            "asn_neutrality.domain.packs": ["RulePack", "RuleSet"],
            "asn_neutrality.domain.receipts": ["IncidentReceipt", "Receipt", "Recheck"],
            "asn_neutrality.domain.results": ["Finding", "Missing", "Outcome"],
            "asn_neutrality.domain.rules": ["FindingStatus", "Permission", "Prohibition", "Sanction"],
            "asn_neutrality.domain.sources": ["Citation", "LegalSource", "Provenance"],
            "asn_neutrality.errors": ["BackendError", "EventError", "NeutralityError", "RulesError"],
            "asn_neutrality.judge": ["Analysis", "Comparison", "IncidentVerdict", "Interview", "Judge", "Verdict"],
            "asn_neutrality.pipeline": ["analyze", "check", "diff", "load", "shipped", "compile_rules as compile"],
            "asn_neutrality.source.diagnostic": ["Diagnostic"],
        },
    )
