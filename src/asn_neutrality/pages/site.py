"""All pages of a rule set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from asn_neutrality.analysis.matrix import Reach, reach
from asn_neutrality.analysis.neighbours import neighbours
from asn_neutrality.domain.packs import RulePack, RuleSet
from asn_neutrality.domain.rules import Example
from asn_neutrality.domain.words import Language
from asn_neutrality.explain.voice import voice_of
from asn_neutrality.ir import lower
from asn_neutrality.pages.frame import INDEX, Frame
from asn_neutrality.pages.html import Content, Markup, items, link, tag
from asn_neutrality.pages.instrument import Instrument
from asn_neutrality.pages.pictures.matrix import Grid
from asn_neutrality.pages.pictures.timeline import timeline
from asn_neutrality.pages.rule import Articles
from asn_neutrality.symbolic.diagrams import TooLargeError

MATRIX, TIMELINE = "matrix.html", "timeline.html"


def write_pages(rules: RuleSet, languages: Sequence[Language]) -> dict[str, str]:
    """The pages by their path: an index, one page a pack, the matrix of acts and stages and the time line of all.

    In one language they stand side by side; in several each language has its folder, and an index leads to them.
    """
    near, also, reached = neighbours(rules), _examples_elsewhere(rules), _reach(rules)
    found: dict[str, str] = {}
    for language in languages:
        others = [other for other in languages if other != language]
        frame = Frame(voice_of(rules, language), others[0] if others else None)
        folder = f"{language}/" if others else ""
        instrument = Instrument(frame, Articles(frame, near, also), reached)
        pictures = dict(_pictures(frame, reached))
        found[f"{folder}{INDEX}"] = _index(frame, tuple(pictures))
        found |= {f"{folder}{name}": page for name, page in pictures.items()}
        for pack in rules.packs.values():
            found[f"{folder}{pack.name}.html"] = instrument.page(pack)
    if len(languages) > 1:
        found[INDEX] = _entrance(rules, languages)
    return found


def _examples_elsewhere(rules: RuleSet) -> Mapping[str, tuple[Example, ...]]:
    """The examples that packs give for rules outside the rules themselves, by rule."""
    found: dict[str, tuple[Example, ...]] = {}
    for example in (example for pack in rules.packs.values() for example in pack.examples):
        found[example.rule] = (*found.get(example.rule, ()), example)
    return found


def _reach(rules: RuleSet) -> Reach | None:
    """What the prohibitions reach; None where there are no acts or stages, or the rules are too large for it."""
    program, _ = lower(rules)
    try:
        return reach(program) if program is not None else None
    except TooLargeError:
        return None


def _pictures(frame: Frame, reached: Reach | None) -> Iterator[tuple[str, str]]:
    """The pages of the pictures of all packs together."""
    packs = tuple(pack.name for pack in frame.voice.packs)
    title = frame.say("matrix")
    grid = Grid(frame, reached, packs, frame.say("title"), MATRIX) if reached is not None else None
    if grid is not None and grid.rows:
        yield MATRIX, frame.page(MATRIX, title, tag("header", tag("h1", title)), grid.svg(), grid.listing())
    title, line = frame.say("timeline"), timeline(frame.voice, packs, frame.say("title"))
    if line:
        yield TIMELINE, frame.page(TIMELINE, title, tag("header", tag("h1", title)), line)


def _index(frame: Frame, pictures: Sequence[str]) -> str:
    packs = frame.voice.packs
    instruments = [pack for pack in packs if pack.rules]
    others = [pack for pack in packs if not pack.rules and (pack.facts or pack.terms or pack.calendars)]
    title = frame.say("title")
    return frame.page(
        INDEX,
        title,
        tag("header", tag("h1", title), tag("p", frame.say("lead"))),
        frame.section("instruments", items(_entry(pack, frame) for pack in instruments)),
        frame.section("supporting", items(_entry(pack, frame) for pack in others)),
        frame.section("pictures", items(link(name, frame.say(name.partition(".")[0])) for name in pictures)),
    )


def _entry(pack: RulePack, frame: Frame) -> Content:
    counted = ((len(pack.prohibitions), "prohibitions"), (len(pack.permissions), "permissions"))
    said = ", ".join(frame.say(f"count_{key}", count=count) for count, key in counted if count)
    title = link(f"{pack.name}.html", frame.voice.label(pack.title))
    return [title, tag("span", f" — {said}", class_="seen") if said else None]


def _entrance(rules: RuleSet, languages: Iterable[Language]) -> str:
    frames = [Frame(voice_of(rules, language), None) for language in languages]
    first = frames[0]
    return first.page(
        INDEX,
        first.say("title"),
        items([link(f"{frame.voice.language}/{INDEX}", frame.say("title")) for frame in frames]),
        Markup(),
    )
