"""The lint rules, in the order of their codes."""

from __future__ import annotations

from asn_neutrality.lint.rules.blanks import BLANKS
from asn_neutrality.lint.rules.citations import CITATIONS
from asn_neutrality.lint.rules.languages import LANGUAGES
from asn_neutrality.lint.rules.near_miss import NEAR_MISS
from asn_neutrality.lint.rules.negations import NEGATIONS
from asn_neutrality.lint.rules.placeholders import PLACEHOLDERS
from asn_neutrality.lint.rules.repetition import REPETITION
from asn_neutrality.lint.rules.same_examples import SAME_EXAMPLES
from asn_neutrality.lint.rules.succession import SUCCESSION
from asn_neutrality.lint.rules.title_and_quote import TITLE_AND_QUOTE
from asn_neutrality.lint.rules.translations import TRANSLATIONS
from asn_neutrality.lint.rules.unlabelled import UNLABELLED
from asn_neutrality.lint.rules.unquoted import UNQUOTED
from asn_neutrality.lint.rules.unreached import UNREACHED
from asn_neutrality.lint.rules.unused import UNUSED_FACT, UNUSED_SOURCE, UNUSED_TERM

LINTS = (
    NEAR_MISS,
    TRANSLATIONS,
    UNUSED_FACT,
    UNUSED_TERM,
    UNUSED_SOURCE,
    UNREACHED,
    TITLE_AND_QUOTE,
    SUCCESSION,
    REPETITION,
    CITATIONS,
    UNLABELLED,
    SAME_EXAMPLES,
    UNQUOTED,
    PLACEHOLDERS,
    BLANKS,
    LANGUAGES,
    NEGATIONS,
)
