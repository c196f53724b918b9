"""Keywords of the language that the header does not name."""

from __future__ import annotations

from collections.abc import Iterator

from asn_neutrality.lint.subject import Lint, Subject, remark
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.syntax.keywords import KEYWORDS, RESERVED
from asn_neutrality.syntax.words_written import words

# Words that may be names as well are left alone.
CERTAIN = [word for word in KEYWORDS if {word.id, word.en} <= RESERVED and word.id != word.en]
TO_ENGLISH = {word.id: word.en for word in CERTAIN}
TO_INDONESIAN = {word.en: word.id for word in CERTAIN}


def _find(subject: Subject) -> Iterator[Diagnostic]:
    other = TO_ENGLISH if subject.pack.language == "en" else TO_INDONESIAN
    for span, word in words(subject.file.span.source):
        if word in other:
            yield remark("L016", span, (span, other[word]), word=word, meant=other[word])


LANGUAGES = Lint("L016", _find)
