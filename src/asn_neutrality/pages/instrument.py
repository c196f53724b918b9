"""The page of one pack: its sources, rules, sanctions, terms, and whatever else it declares."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define

from asn_neutrality.analysis.matrix import Reach
from asn_neutrality.domain.calendars import ElectionCalendar
from asn_neutrality.domain.facts import FactType
from asn_neutrality.domain.packs import RulePack
from asn_neutrality.domain.rules import Sanction, Term
from asn_neutrality.domain.sources import LegalSource, Period, Transition
from asn_neutrality.explain.citations import period_words, provenance_words, source_name
from asn_neutrality.explain.facts import value_name
from asn_neutrality.explain.penalties import sanction_notes
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.shapes import All, Constant
from asn_neutrality.pages.frame import Frame, anchor, place
from asn_neutrality.pages.html import Content, Markup, items, link, markup, pairs, table, tag
from asn_neutrality.pages.pictures.matrix import Grid
from asn_neutrality.pages.pictures.timeline import timeline
from asn_neutrality.pages.rule import Articles

_ALWAYS: tuple[Meant, ...] = (Constant(True), All(()))


@define(frozen=True)
class Instrument:
    """Writes the page of a pack."""

    frame: Frame
    articles: Articles
    reached: Reach | None

    def page(self, pack: RulePack) -> str:
        """The whole page."""
        frame, voice = self.frame, self.frame.voice
        title = voice.label(pack.title)
        return frame.page(
            f"{pack.name}.html",
            title,
            tag("header", tag("h1", title), tag("p", *self._about(pack), class_="meta")),
            frame.section("contents", items(frame.rule(rule.id) for rule in pack.rules)),
            frame.section("matrix", self._matrix(pack, title)),
            frame.section("sources", self._sources(pack.sources)),
            frame.section("timeline", timeline(voice, (pack.name,), title) if pack.rules else None),
            frame.section("prohibitions", [self.articles.article(rule) for rule in pack.prohibitions]),
            frame.section("permissions", [self.articles.article(rule) for rule in pack.permissions]),
            frame.section("penalties", [self._sanction(sanction) for sanction in pack.sanctions]),
            frame.section("shared_terms", [self._term(term) for term in pack.terms]),
            frame.section("calendars", [self._calendar(calendar) for calendar in pack.calendars]),
            frame.section("conclusions", items(self._conclusions(pack))),
            frame.section("impossible", items(self._impossible(pack))),
            frame.section("presumptions", items(self._presumptions(pack))),
            frame.section("vocabulary", self._vocabulary(pack.facts)),
            frame.section("not_encoded", items(self._not_encoded(pack))),
        )

    def _about(self, pack: RulePack) -> Iterable[Content]:
        frame = self.frame
        yield frame.say("version", name=pack.name, version=pack.version)
        if pack.scope not in _ALWAYS:
            yield [" ", frame.say("scope"), " ", frame.condition(pack.scope), "."]

    def _matrix(self, pack: RulePack, title: str) -> Content:
        """The picture, and the same as a list to unfold."""
        if self.reached is None:
            return None
        grid = Grid(self.frame, self.reached, (pack.name,), title, f"{pack.name}.html")
        if not grid.rows:
            return None
        return [grid.svg(), tag("details", tag("summary", self.frame.say("matrix_list")), grid.listing())]

    def _sources(self, sources: Iterable[LegalSource]) -> Markup:
        frame, voice = self.frame, self.frame.voice
        head = [frame.say(key) for key in ("source", "in_force", "seen")]
        rows = (
            (self._source(source), period_words(source.in_force, voice), provenance_words(source, voice))
            for source in sources
        )
        return table(head, rows)

    def _source(self, source: LegalSource) -> Content:
        """Its name, where its text is, and what it replaced."""
        frame = self.frame
        name = tag("strong", source_name(source, frame.voice), id=anchor("source", source.id.partition(".")[2]))
        more: list[tuple[Content, Content]] = [
            (frame.say("replaces"), items(self._source_link(id_) for id_ in source.replaces)),
            (frame.say("transition"), self._transition(source.transition)),
        ]
        where = [" ", link(source.link, frame.say("text"))] if source.link else None
        return [name, where, pairs(more)]

    def _transition(self, transition: Transition | None) -> Content:
        if transition is None:
            return None
        return [self.frame.condition(transition.condition), _cited(self.frame.citations(transition.citations))]

    def _source_link(self, id_: str) -> Markup:
        source = self.frame.voice.sources.get(id_)
        return link(place("source", id_), source_name(source, self.frame.voice) if source else id_)

    def _sanction(self, sanction: Sanction) -> Markup:
        frame, voice = self.frame, self.frame.voice
        carried = [
            rule.id
            for rule in voice.prohibitions.values()
            if any(clause.sanction == sanction.id for clause in rule.sanctions)
        ]
        everybody = sanction.addressee in _ALWAYS
        rows: list[tuple[Content, Content]] = [
            (frame.say("track"), voice.track(sanction.track) if sanction.track else None),
            (frame.say("level"), str(sanction.level) if sanction.level is not None else None),
            (frame.say("addressee"), None if everybody else frame.condition(sanction.addressee)),
            (frame.say("basis"), frame.citations(sanction.citations)),
            (frame.say("notes"), items(sanction_notes(sanction, voice))),
            (frame.say("carried_by"), items(frame.rule(id_) for id_ in carried)),
        ]
        return self._article("sanction", sanction.id, voice.label(sanction.title), pairs(rows))

    def _term(self, term: Term) -> Markup:
        frame = self.frame
        title = frame.voice.name(term.title, term.id)
        return self._article(
            "term", term.id, title, tag("p", frame.say("met_where"), " ", frame.condition(term.condition), ".")
        )

    def _calendar(self, calendar: ElectionCalendar) -> Markup:
        frame, voice = self.frame, self.frame.voice
        head = [frame.say(key) for key in ("stage", "days", "basis", "seen")]
        rows = [
            (
                voice.label(stage.label),
                [self._span(span) for span in stage.spans],
                frame.citations(stage.citations or calendar.citations[:1]),
                voice.say(f"seen.{stage.provenance.name.lower()}"),
            )
            for stage in calendar.stages
        ]
        return self._article("calendar", f".{calendar.id}", voice.label(calendar.title), table(head, rows))

    def _span(self, span: Period) -> Markup:
        if span.start == span.end:
            span = Period(span.start, span.start)
        return tag("div", period_words(span, self.frame.voice))

    def _conclusions(self, pack: RulePack) -> Iterable[Content]:
        frame, voice = self.frame, self.frame.voice
        for each in pack.conclusions:
            fact = voice.facts[each.fact]
            said = frame.say(
                "concluded", fact=voice.fact(each.fact), value=value_name(each.value, fact, voice.language)
            )
            yield [said, " ", frame.condition(each.condition), _cited(frame.citations(each.citations))]

    def _impossible(self, pack: RulePack) -> Iterable[Content]:
        for each in pack.impossible:
            yield [self.frame.condition(each.condition), _cited(self.frame.citations(each.citations))]

    def _presumptions(self, pack: RulePack) -> Iterable[Content]:
        voice = self.frame.voice
        for each in pack.presumptions:
            value = value_name(each.value, voice.facts[each.fact], voice.language)
            yield voice.say("item.fact", fact=voice.label(voice.facts[each.fact].label), value=value)

    def _vocabulary(self, facts: Iterable[FactType]) -> Markup:
        frame, voice = self.frame, self.frame.voice
        head = [frame.say(key) for key in ("fact", "meaning", "values")]
        return table(
            head,
            ((tag("code", fact.name), voice.label(fact.label), self._values(fact)) for fact in facts),
        )

    def _values(self, fact: FactType) -> Content:
        voice = self.frame.voice
        return ", ".join(value_name(value.name, fact, voice.language) for value in fact.values)

    def _not_encoded(self, pack: RulePack) -> Iterable[Content]:
        for each in pack.not_encoded:
            yield [self.frame.citation(each.citation), ": ", each.reason]

    def _article(self, kind: str, id_: str, title: str, *content: Content) -> Markup:
        name = id_.partition(".")[2]
        return tag("article", tag("h3", title), *content, id=anchor(kind, name))


def _cited(citations: Markup) -> Content:
    return [" — ", tag("span", citations, class_="seen")] if markup(citations) else None
