"""All facts of the loaded packs, and who declares them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define

from asn_neutrality.domain.facts import FactKind, FactType, Vocabulary

PHASE_PREFIX = "fase"
VALUED = (FactKind.CHOICE, FactKind.YES_NO)


@define(frozen=True)
class Facts:
    """Declared facts and phase facts; ``owner`` is the pack of a declared one."""

    vocabulary: Vocabulary
    owner: Mapping[str, str]

    @property
    def types(self) -> Mapping[str, FactType]:
        """Facts by name, in declared order, phase facts last."""
        return self.vocabulary.facts

    def holders(self, value: str) -> Iterator[str]:
        """The facts that have a value or group of this name."""
        return (fact.name for fact in self.types.values() if value in words(fact))


def value_names(fact: FactType) -> tuple[str, ...]:
    """The names of a fact's values, in declared order."""
    return tuple(value.name for value in fact.values)


def words(fact: FactType) -> tuple[str, ...]:
    """Every word that may stand for values of a fact: values, then groups."""
    return (*value_names(fact), *(group.name for group in fact.groups))
