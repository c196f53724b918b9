"""Indonesia's rules on the election neutrality of civil servants (ASN), executable.

``load`` reads rule packs, ``compile`` makes a ``Judge`` of them, ``Judge.evaluate`` gives a ``Verdict``.
"""

from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.domain.receipts import Receipt, Recheck
from asn_neutrality.domain.results import Finding, Missing, Outcome
from asn_neutrality.domain.rules import FindingStatus, Permission, Prohibition, Sanction
from asn_neutrality.domain.sources import Citation, LegalSource, Provenance
from asn_neutrality.errors import BackendError, EventError, NeutralityError, RulesError
from asn_neutrality.judge import IncidentVerdict, Interview, Judge, Verdict
from asn_neutrality.pipeline import check, load, shipped
from asn_neutrality.pipeline import compile_rules as compile  # noqa: A004 - the verb everybody looks for
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.version import VERSION

__version__ = VERSION

__all__ = [
    "BackendError",
    "Citation",
    "Diagnostic",
    "EventError",
    "Finding",
    "FindingStatus",
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
    "RulePack",
    "RuleSet",
    "RulesError",
    "Sanction",
    "Verdict",
    "check",
    "compile",
    "load",
    "shipped",
]
