"""A rule set that can be spoken of in one language: its nouns by name, and the templates."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from functools import cached_property, lru_cache

from attrs import define, field

from asn_neutrality.domain.facts import FactKind, FactRole, FactType
from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.domain.rules import Permission, Presumption, Prohibition, Question, Sanction, Term
from asn_neutrality.domain.sources import Citation, LegalSource
from asn_neutrality.domain.words import Label, Language
from asn_neutrality.explain.frame import Frame
from asn_neutrality.explain.in_order import Said
from asn_neutrality.explain.page import Passages
from asn_neutrality.explain.standing import Dating, Stood, conjuncts
from asn_neutrality.explain.templates import Templates, templates
from asn_neutrality.logic.atoms import Meant, Member
from asn_neutrality.logic.fold import leaves
from asn_neutrality.memory import keep


@define(frozen=True, slots=False, eq=False)
class Voice:
    """What every sentence about ``rules`` in ``language`` needs; the indices are built on first use.

    ``source_memo`` keeps the ids of the sources that a rule rests on, ``unverified`` those that nobody has checked with
    their lines, both by rule; ``passages`` what was written before, ``frames`` texts by the key of
    their gist, with what that is of, ``stood`` how parts of conditions stood, by identity of the part and of the states
    of the facts it looks at.
    """

    rules: RuleSet
    language: Language
    templates: Templates
    _memo: dict[Hashable, str] = field(factory=dict, repr=False)
    _described: dict[int, tuple[object, str]] = field(factory=dict, repr=False)
    _parts: dict[int, tuple[Prohibition, tuple[Meant, ...]]] = field(factory=dict, repr=False)
    _looked_at: dict[int, tuple[object, tuple[str, ...]]] = field(factory=dict, repr=False)
    known_states: dict[Hashable, tuple[object, str]] = field(factory=dict, repr=False)
    source_memo: dict[str, tuple[str, ...]] = field(factory=dict, repr=False)
    unverified: dict[str, tuple[tuple[str, str], ...]] = field(factory=dict, repr=False)
    passages: Passages = field(factory=dict, repr=False)
    frames: dict[Hashable, tuple[object, Frame]] = field(factory=dict, repr=False)
    stood: dict[tuple[int, ...], tuple[object, Stood]] = field(factory=dict, repr=False)

    def known(self, key: Hashable, make: Callable[[], str]) -> str:
        """Words made once: they depend on the rules and the key alone, whose first part says what they are."""
        found = self._memo.get(key)
        if found is None:
            found = make()
            keep(self._memo, key, found, REMEMBERED)
        return found

    def described(self, condition: object, make: Callable[[], str]) -> str:
        """The same of a condition, by identity: conditions are large, and those of rules are always the same."""
        found = self._described.get(id(condition))
        if found is None or found[0] is not condition:
            found = condition, make()
            keep(self._described, id(condition), found, REMEMBERED)
        return found[1]

    def told(self, key: Hashable, state: object, make: Callable[[], str]) -> str:
        """The same of a state of a fact and a key: readers of records give the same word the same state."""
        known = key, id(state)
        found = self.known_states.get(known)
        if found is None:
            found = state, make()  # The state lives as long: no other gets its identity.
            keep(self.known_states, known, found, REMEMBERED)
        return found[1]

    def say(self, key: str, **words: object) -> str:
        """A sentence of the templates."""
        found = self._entries[key]
        return found.format_map(words) if words else found

    @cached_property
    def _entries(self) -> Mapping[str, str]:
        return self.templates.entries

    def label(self, label: Label) -> str:
        """The label in this language, or in Indonesian where it has no English."""
        return label_words(label, self.language)

    def name(self, label: Label | None, name: str) -> str:
        """The label, or the name made readable where there is none."""
        return self.label(label) if label is not None else name.rpartition(".")[2].replace("_", " ")

    def noun(self, words: str) -> str:
        """A label as a noun of a sentence, with its article where the language has one."""
        words = within_sentence(words)
        bare = words.partition(" ")[0] in self.say("noun.bare").split()
        return words if bare else self.say("noun.article") + words

    def fact(self, name: str) -> str:
        """The fact as a noun of a sentence; a yes/no fact in quotation marks, since its label may be no noun."""
        return self.known(("noun", name), lambda: self._fact(name))

    def _fact(self, name: str) -> str:
        fact = self.facts.get(name)
        if fact is None:
            return self.name(None, name)
        label = self.label(fact.label)
        return f"“{within_sentence(label)}”" if fact.kind is FactKind.YES_NO else self.noun(label)

    @cached_property
    def facts(self) -> Mapping[str, FactType]:
        """Facts by name."""
        return self.rules.vocabulary.facts

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Of the facts that are no free text their places."""
        told = (name for name, fact in self.facts.items() if fact.kind is not FactKind.TEXT)
        return {name: place for place, name in enumerate(told)}

    @cached_property
    def stated(self) -> dict[str, dict[int, Said]]:
        """What was told of each of these where it was stated, by the identity of its state, as items of a page."""
        return {name: {} for name in self.places}

    @cached_property
    def followed(self) -> dict[tuple[str, str], Said]:
        """What was told of them where they were concluded, by their value."""
        return {}

    @cached_property
    def record_ids(self) -> tuple[FactType, ...]:
        """The facts by which records are called."""
        return tuple(fact for fact in self.facts.values() if fact.role is FactRole.RECORD_ID)

    @cached_property
    def packs(self) -> tuple[RulePack, ...]:
        """All packs of the set, those used by others first."""
        return tuple(self.rules.packs.values())

    @cached_property
    def sources(self) -> Mapping[str, LegalSource]:
        """Legal sources by qualified id."""
        return {source.id: source for pack in self.packs for source in pack.sources}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Questions of reading by id."""
        return {question.id: question for pack in self.packs for question in pack.questions}

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """Shared terms by qualified id."""
        return {term.id: term for pack in self.packs for term in pack.terms}

    @cached_property
    def prohibitions(self) -> Mapping[str, Prohibition]:
        """Prohibitions by id."""
        return {rule.id: rule for pack in self.packs for rule in pack.prohibitions}

    @cached_property
    def permissions(self) -> Mapping[str, Permission]:
        """Permissions by id."""
        return {rule.id: rule for pack in self.packs for rule in pack.permissions}

    @cached_property
    def overriding(self) -> Mapping[str, tuple[Permission, ...]]:
        """The permissions that name a prohibition, by its id."""
        found: dict[str, tuple[Permission, ...]] = {}
        for permission in self.permissions.values():
            for rule in permission.overrides:
                found[rule] = (*found.get(rule, ()), permission)
        return found

    @cached_property
    def question_citations(self) -> Mapping[str, tuple[Citation, ...]]:
        """The basis of the rule, permission or exception whose question it is; a shared term has none."""
        rules = (rule for pack in self.packs for rule in pack.rules)
        found: dict[str, tuple[Citation, ...]] = {}
        for rule in rules:
            found[rule.id] = rule.basis[:1]
            for each in rule.exceptions:
                if each.question is not None:
                    found[each.question] = each.citations or rule.basis[:1]
        return found

    def parts(self, rule: Prohibition) -> tuple[Meant, ...]:
        """The parts of its condition that must all hold, always the same objects."""
        found = self._parts.get(id(rule))
        if found is None or found[0] is not rule:
            found = rule, conjuncts(rule.condition)
            keep(self._parts, id(rule), found, REMEMBERED)
        return found[1]

    def looked_at(self, part: Meant) -> tuple[str, ...]:
        """The facts that show how a part of a condition stands, those that tell when a stage is included."""
        found = self._looked_at.get(id(part))
        if found is None or found[0] is not part:
            tests = [leaf.test for leaf in leaves(part)]
            dating = () if all(isinstance(test, Member) for test in tests) else self._dating
            found = part, tuple(dict.fromkeys((*(test.fact for test in tests), *dating)))
            keep(self._looked_at, id(part), found, REMEMBERED)
        return found[1]

    @cached_property
    def dating(self) -> Dating:
        """What tells when a stage is."""
        return Dating(self.rules)

    @cached_property
    def _dating(self) -> tuple[str, ...]:
        """The facts that tell when a stage is."""
        stages = (stage for pack in self.packs for calendar in pack.calendars for stage in calendar.stages)
        told = (name for names in self.dating.phases.values() for name in names)
        election = () if self.dating.election is None else (self.dating.election,)
        return tuple(
            dict.fromkeys((*told, *election, *(leaf.test.fact for each in stages for leaf in leaves(each.condition))))
        )

    @cached_property
    def presumptions(self) -> Mapping[str, Presumption]:
        """Presumptions by fact."""
        return {each.fact: each for pack in self.packs for each in pack.presumptions}

    @cached_property
    def sanctions(self) -> Mapping[str, Sanction]:
        """Sanctions by qualified id."""
        return {sanction.id: sanction for pack in self.packs for sanction in pack.sanctions}

    @cached_property
    def tracks(self) -> Mapping[str, Label]:
        """Labels of tracks by name; where packs differ, the first one's."""
        labels: dict[str, Label] = {}
        for pack in self.packs:
            for track in pack.tracks:
                labels.setdefault(track.name, track.label)
        return labels

    @cached_property
    def stages(self) -> Mapping[str, Label]:
        """Labels of calendar stages by name; where calendars differ, the first one's."""
        labels: dict[str, Label] = {}
        for pack in self.packs:
            for calendar in pack.calendars:
                for stage in calendar.stages:
                    labels.setdefault(stage.name, stage.label)
        return labels

    def stage(self, name: str) -> str:
        """A stage in words, within a sentence."""
        return self.say("phase.stage", stage=within_sentence(self.name(self.stages.get(name), name)))

    def track(self, name: str) -> str:
        """A track in words."""
        return self.name(self.tracks.get(name), name)

    def question(self, id_: str) -> str:
        """A question of reading in words."""
        question = self.questions.get(id_)
        return self.name(question.title if question else None, id_)


def label_words(label: Label, language: Language) -> str:
    """The label in ``language``; Indonesian where it has no English."""
    return label.en if language == "en" and label.en else label.id


@lru_cache(maxsize=4096)
def within_sentence(words: str) -> str:
    """A label as it stands inside a sentence: its capital goes, unless the first word is an abbreviation or
    most of the others show that it is a proper name (``Regent and Vice Regent``).
    """
    first, *rest = words.split() or [""]
    abbreviated = any(char.isupper() or char.isdigit() for char in first[1:])
    telling = [word for word in rest if len(word) > _SMALL and not word.isupper()]
    proper = 2 * sum(word[0].isupper() for word in telling) > len(telling)
    return words if abbreviated or proper else words[:1].lower() + words[1:]


REMEMBERED = 10_000  # of the words of one voice
_SMALL = 3  # ``of``, ``dan``: words that are small in names too


_KEPT = 8
_recent: OrderedDict[tuple[int, Language], Voice] = OrderedDict()


def voice_of(rules: RuleSet, language: Language) -> Voice:
    """The voice of ``rules``; the last few are kept, recognised by identity since a rule set is large."""
    key = (id(rules), language)
    voice = _recent.get(key)
    if voice is None or voice.rules is not rules:
        voice = _recent[key] = Voice(rules, language, templates(language))
        while len(_recent) > _KEPT:
            _recent.popitem(last=False)
    return voice
