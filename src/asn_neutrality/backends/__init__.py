"""Many events at once: the answers that the engine gives one by one, from columns.

Each module is imported when first used: numpy and pyarrow come with the extra ``arrow``.
"""

from typing import TYPE_CHECKING

from asn_neutrality.later import modules

if TYPE_CHECKING:
    from asn_neutrality.backends import incoming, parts, pieces, tables, translated

__all__ = ["incoming", "parts", "pieces", "tables", "translated"]

__getattr__ = modules(__name__, __all__)
