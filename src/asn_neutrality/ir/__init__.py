"""RuleSet to Program: every fact a finite domain, every condition tests of bit masks. No law left in it."""

from typing import TYPE_CHECKING

from asn_neutrality.later import names

if TYPE_CHECKING:
    from asn_neutrality.ir.lowering import lower

__all__ = ["lower"]

if not TYPE_CHECKING:
    __getattr__ = names(__name__, {"asn_neutrality.ir.lowering": __all__})
