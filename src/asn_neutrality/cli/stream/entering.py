"""Whether a run may begin, or go on, in the folder that is there."""

from __future__ import annotations

from asn_neutrality.cli.frame import Refusal
from asn_neutrality.cli.stream.workshop import Workshop
from asn_neutrality.cli.texts import Texts


def enter(workshop: Workshop, output: str, texts: Texts, *, resume: bool) -> None:
    """Begin, or go on where a run was broken off and that is asked for; ``Refusal`` where neither may be."""
    if workshop.begun and not resume:
        raise Refusal(texts("stream-begun", output, str(workshop.folder)))
    if workshop.begun and not workshop.fits:
        raise Refusal(texts("stream-other", str(workshop.folder)))
    if not workshop.begun:
        try:
            workshop.begin()
        except OSError:
            raise Refusal(texts("unwritable", output)) from None
