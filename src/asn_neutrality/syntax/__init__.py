"""Rule text to syntax tree and back. The only place that knows lark.

Each module is imported when first used: who judges by rules already compiled needs no parser.
"""

from typing import TYPE_CHECKING

from asn_neutrality.later import modules

if TYPE_CHECKING:
    from asn_neutrality.syntax import ast, grammar, parse

__all__ = ["ast", "grammar", "parse"]

if not TYPE_CHECKING:
    __getattr__ = modules(__name__, __all__)
