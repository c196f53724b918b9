"""RuleSet to Program: every fact a finite domain, every condition tests of bit masks. No law left in it."""

from asn_neutrality.ir.lowering import lower

__all__ = ["lower"]
