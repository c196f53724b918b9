"""The words by which people know facts and values: names and labels, in any letter case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import define

from asn_neutrality.domain.facts import FactType, FactValue, ValueGroup, Vocabulary
from asn_neutrality.domain.words import Label


def normal(text: str) -> str:
    """A word as it is compared: small letters, single blanks, neither hyphens nor underscores."""
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def names_of(name: str, label: Label) -> tuple[str, ...]:
    """A name and its labels."""
    return tuple(dict.fromkeys(each for each in (name, label.id, label.en) if each))


def certain(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Words in normal form to what they stand for; a word that stands for two things is left out."""
    found: dict[str, set[str]] = {}
    for word, meant in pairs:
        found.setdefault(normal(word), set()).add(meant)
    return {word: next(iter(meant)) for word, meant in found.items() if len(meant) == 1}


@define(frozen=True, slots=False, eq=False)
class Words:
    """The words of a vocabulary."""

    vocabulary: Vocabulary

    @cached_property
    def facts(self) -> Mapping[str, str]:
        """Words for facts."""
        facts = self.vocabulary.facts.values()
        return certain((word, fact.name) for fact in facts for word in names_of(fact.name, fact.label))

    @cached_property
    def values(self) -> Mapping[str, Mapping[str, str]]:
        """Words for values and groups, by fact."""
        return {name: certain(words_of(fact)) for name, fact in self.vocabulary.facts.items()}


def words_of(fact: FactType) -> list[tuple[str, str]]:
    """Every word for a value or group of a fact, and which."""
    both: tuple[FactValue | ValueGroup, ...] = (*fact.values, *fact.groups)
    return [(word, each.name) for each in both for word in names_of(each.name, each.label)]
