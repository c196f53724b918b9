"""When legal sources are in force and what replaced them, and the stages of each election."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from attrs import define

from asn_neutrality.analysis.neighbours import accepted
from asn_neutrality.domain.calendars import ElectionCalendar, Stage
from asn_neutrality.domain.facts import FactRole
from asn_neutrality.domain.sources import LegalSource
from asn_neutrality.explain.citations import period_words, source_name
from asn_neutrality.explain.conditions import describe_in
from asn_neutrality.explain.voice import Voice
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.shapes import All, Constant
from asn_neutrality.pages.frame import place
from asn_neutrality.pages.html import Content, Markup
from asn_neutrality.pages.pictures.svg import FAINT, LINE, arrow, group, linked, picture, shape, words_at, wrapped

WIDTH, LABEL = 760, 300
SIZE, SMALL = 11.5, 10
_ALWAYS: tuple[Meant, ...] = (Constant(True), All(()))
_BAR, _STAGE, _POINT = "#4a76a8", "#7a9e7e", "#b3541e"


@define(frozen=True)
class Axis:
    """Days to the place across; the first and the last day shown."""

    first: date
    last: date

    def __call__(self, day: date) -> float:
        days = (self.last - self.first).days or 1
        return LABEL + (WIDTH - LABEL - 28) * (day - self.first).days / days


@define(frozen=True)
class _Row:
    """The words of a row and where it is."""

    lines: Sequence[str]
    y: float
    height: float


def timeline(voice: Voice, packs: Collection[str], title: str) -> Markup:
    """The picture of the sources and calendars of some packs; empty where they have neither with days."""
    sources, calendars = _sources(voice, packs), _calendars(voice, packs)
    parts: list[Content] = []
    y: float = 6
    if sources:
        made, y = _instruments(sources, calendars, voice, y)
        parts.append(made)
    for calendar in calendars:
        made, y = _stages(calendar, voice, y + 18)
        parts.append(made)
    if not parts:
        return Markup()
    said = voice.say("picture.time_title", pack=title)
    return picture(WIDTH, y + 12, said, voice.say("picture.time_desc"), parts)


def _sources(voice: Voice, packs: Collection[str]) -> list[LegalSource]:
    """Those with a beginning on which a rule's period rests, each instrument once, the earliest first."""
    bases = {rule.basis[0].source for pack in voice.packs if pack.name in packs for rule in pack.rules}
    replaced = {old for source in voice.sources.values() if source.id in bases for old in source.replaces}
    found: dict[tuple[str, date], LegalSource] = {}
    for source in voice.sources.values():
        if source.id in bases | replaced and source.in_force.start is not None:
            found.setdefault((source.number or source.id, source.in_force.start), source)
    return sorted(found.values(), key=lambda source: (source.in_force.start or date.min, source.id))


def _calendars(voice: Voice, packs: Collection[str]) -> list[ElectionCalendar]:
    """The elections to which some of the packs can apply, the earliest first."""
    fact = next((fact for fact in voice.facts.values() if fact.role is FactRole.ELECTION), None)
    if fact is None:
        return []
    wanted = {
        value for pack in voice.packs if pack.name in packs and pack.rules for value in accepted(pack.scope, fact)
    }
    calendars = [each for pack in voice.packs for each in pack.calendars if each.id in wanted and each.stages]
    return sorted(calendars, key=lambda each: (_days(each.stages)[0], each.id))


def _days(stages: Sequence[Stage]) -> tuple[date, date]:
    starts = [span.start for stage in stages for span in stage.spans if span.start is not None]
    ends = [span.end for stage in stages for span in stage.spans if span.end is not None]
    return min(starts), max(ends)


# -- Instruments -----------------------------------------------------------------------------------------------------


def _instruments(
    sources: Sequence[LegalSource], calendars: Sequence[ElectionCalendar], voice: Voice, y: float
) -> tuple[Markup, float]:
    axis = _years(sources, calendars)
    parts: list[Content] = [_heading(voice.say("picture.instruments"), y)]
    top = y = y + 40
    rows: dict[str, float] = {}
    bars: list[Content] = []
    for source in sources:
        lines = wrapped(source_name(source, voice), LABEL - 16, SIZE, most=3)
        height = 8 + len(lines) * SIZE * 1.3
        bars.append(_bar(source, _Row(lines, y, height), axis, voice))
        rows[source.id] = y + height / 2
        y += height
    parts += [_grid(axis, top, y), *bars, *_successions(sources, rows, axis, voice)]
    return group(parts), y


def _years(sources: Sequence[LegalSource], calendars: Sequence[ElectionCalendar]) -> Axis:
    """Whole years, one beyond the last day of which anything is known."""
    known = [day for source in sources for day in (source.in_force.start, source.in_force.end) if day is not None]
    known += [day for calendar in calendars for day in _days(calendar.stages)]
    return Axis(date(min(known).year, 1, 1), date(max(known).year + 1, 1, 1))


def _grid(axis: Axis, top: float, bottom: float) -> Markup:
    step = next((each for each in (1, 2, 5) if (axis.last.year - axis.first.year) / each <= 12), 10)
    parts: list[Content] = []
    for year in range(axis.first.year, axis.last.year + 1):
        if year % step == 0:
            x = axis(date(year, 1, 1))
            parts.append(shape("line", x1=x, y1=top - 4, x2=x, y2=bottom, stroke=LINE, stroke_width=0.6))
            parts.append(words_at(x, top - 8, [str(year)], SMALL, fill=FAINT, text_anchor="middle"))
    return group(parts)


def _bar(source: LegalSource, row: _Row, axis: Axis, voice: Voice) -> Markup:
    start, end = source.in_force.start or axis.first, source.in_force.end
    left, right = axis(start), axis(end or axis.last)
    middle = row.y + row.height / 2
    said = f"{source_name(source, voice)}: {period_words(source.in_force, voice)}"
    parts: list[Content] = [
        words_at(0, row.y + 4 + SIZE, row.lines, SIZE),
        shape("rect", x=left, y=middle - 5, width=max(right - left, 2), height=10, rx=2, fill=_BAR),
    ]
    if end is None:
        points = f"{right:.1f},{middle - 8:.1f} {right + 9:.1f},{middle:.1f} {right:.1f},{middle + 8:.1f}"
        parts.append(shape("polygon", points=points, fill=_BAR))
    return linked(place("source", source.id), said, parts)


def _successions(sources: Sequence[LegalSource], rows: dict[str, float], axis: Axis, voice: Voice) -> Iterator[Markup]:
    """From the end of what was replaced to the beginning of what replaced it."""
    for source in sources:
        for old in source.replaces:
            if old in rows and source.in_force.start is not None:
                x = axis(source.in_force.start)
                said = f"{source_name(voice.sources[old], voice)} → {source_name(source, voice)}"
                yield linked(None, said, arrow(x, rows[old], to_x=x, to_y=rows[source.id] - 6, color=_POINT))


# -- Calendars -------------------------------------------------------------------------------------------------------


def _stages(calendar: ElectionCalendar, voice: Voice, y: float) -> tuple[Markup, float]:
    first, last = _days(calendar.stages)
    axis = Axis(first.replace(day=1), _next_month(last))
    href = place("calendar", f"{_pack(calendar, voice)}.{calendar.id}")
    parts: list[Content] = [_heading(voice.label(calendar.title), y, href)]
    top = y = y + 40
    rows: list[Content] = []
    for stage in sorted(calendar.stages, key=lambda stage: (_days((stage,)), stage.name)):
        lines = _stage_lines(stage, voice)
        height = 6 + len(lines) * SIZE * 1.3
        rows.append(_stage(stage, _Row(lines, y, height), axis))
        y += height
    return group([*parts, _months(axis, top, y), *rows]), y


def _stage_lines(stage: Stage, voice: Voice) -> list[str]:
    lines = wrapped(voice.label(stage.label), LABEL - 16, SIZE)
    if stage.condition not in _ALWAYS:
        lines += wrapped(f"({describe_in(stage.condition, voice)})", LABEL - 16, SIZE, most=2)
    return lines


def _stage(stage: Stage, row: _Row, axis: Axis) -> Markup:
    parts: list[Content] = [words_at(0, row.y + 2 + SIZE, row.lines, SIZE)]
    middle = row.y + row.height / 2
    days = []
    for span in stage.spans:
        start, end = span.start or axis.first, span.end or axis.last
        left, right = axis(start), axis(end)
        days.append(start.isoformat() if start == end else f"{start.isoformat()} .. {end.isoformat()}")
        if right - left < 5:
            parts.append(shape("circle", cx=(left + right) / 2, cy=middle, r=4, fill=_POINT))
        else:
            parts.append(shape("rect", x=left, y=middle - 5, width=right - left, height=10, rx=2, fill=_STAGE))
    said = ", ".join(days)
    right = axis(_days((stage,))[1]) + 8
    anchor, x = ("start", right) if right + 6.2 * len(said) < WIDTH else ("end", axis(_days((stage,))[0]) - 8)
    # A grid line stays behind the words.
    halo: dict[str, str | float | None] = {"stroke": "#fff", "stroke_width": 3, "paint_order": "stroke"}
    parts.append(words_at(x, middle + 3.5, [said], SMALL, fill=FAINT, text_anchor=anchor, **halo))
    return linked(None, f"{' '.join(row.lines)}: {said}", parts)


def _months(axis: Axis, top: float, bottom: float) -> Markup:
    months = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month
    step = next((each for each in (1, 2, 3, 6) if months / each <= 8), 12)
    parts: list[Content] = []
    day, number = axis.first, 0
    while day <= axis.last:
        if number % step == 0:
            x = axis(day)
            parts.append(shape("line", x1=x, y1=top - 4, x2=x, y2=bottom, stroke=LINE, stroke_width=0.6))
            parts.append(words_at(x, top - 8, [f"{day:%Y-%m}"], SMALL, fill=FAINT, text_anchor="middle"))
        day, number = _next_month(day), number + 1
    return group(parts)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _pack(calendar: ElectionCalendar, voice: Voice) -> str:
    return next(pack.name for pack in voice.packs if calendar in pack.calendars)


def _heading(words: str, y: float, href: str | None = None) -> Markup:
    return linked(href, words, words_at(0, y + 13, [words], 13.5, font_weight="600"))
