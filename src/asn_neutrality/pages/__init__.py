"""Rule packs as pages that a lawyer reads: HTML that needs no script and prints."""

from asn_neutrality.pages.site import write_pages

__all__ = ["write_pages"]
