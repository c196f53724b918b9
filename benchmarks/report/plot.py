"""Plots as SVG text of our own: two kinds, no library, the same bytes for the same results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10
from xml.sax.saxutils import escape

from attrs import define

from benchmarks.clock import in_words

WIDTH, TOP, BOTTOM = 760, 56, 44
LEFT, RIGHT = 70, 190
STEP, WIDEST_NAME = 26, 230  # of bars
OURS = "#c2410c"
HAND = "#1d4ed8"
OTHER = "#6b7280"
COLOURS = {"ours": OURS, "hand": HAND, "other": OTHER}


@define(frozen=True)
class Series:
    """A named line, or a bar where it has one point; ``kind`` is ours, hand or other."""

    name: str
    kind: str
    points: tuple[tuple[float, float], ...]


@define(frozen=True)
class Plane:
    """Places of numbers of rules and of seconds, both logarithmic."""

    ticks: Sequence[int]
    low: int  # powers of ten
    high: int
    height: int = 470

    def x(self, rules: float) -> float:
        """From the left."""
        first, last = log10(self.ticks[0]), log10(self.ticks[-1])
        return LEFT + (log10(rules) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(self, seconds: float) -> float:
        """From above."""
        room = self.height - TOP - BOTTOM
        return self.height - BOTTOM - (log10(seconds) - self.low) / (self.high - self.low) * room


def lines(title: str, series: Sequence[Series], ticks: Sequence[int], x_label: str) -> str:
    """Seconds over a number of rules, each line named where it ends."""
    values = [y for each in series for _, y in each.points]
    plane = Plane(ticks, floor(log10(min(values))), ceil(log10(max(values))))
    parts = [_text(16, 28, title, "title"), *_grid(plane, x_label)]
    for each in series:
        places = [(plane.x(rules), plane.y(seconds)) for rules, seconds in each.points]
        joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline class="{each.kind}" points="{joined}"/>')
        parts += [f'<circle class="{each.kind}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places]
    return _svg(plane.height, [*parts, *_names(plane, series)])


def _grid(plane: Plane, x_label: str) -> Iterator[str]:
    for exponent in range(plane.low, plane.high + 1):
        y = plane.y(10.0**exponent)
        yield _line(LEFT, y, WIDTH - RIGHT, y, "grid")
        yield _text(LEFT - 8, y + 4, in_words(10.0**exponent), "end")
    for tick in plane.ticks:
        yield _text(plane.x(tick), plane.height - BOTTOM + 20, str(tick), "middle")
    yield _text((LEFT + WIDTH - RIGHT) / 2, plane.height - 6, x_label, "middle")


def _names(plane: Plane, series: Sequence[Series]) -> Iterator[str]:
    whole = [each for each in series if each.points[-1][0] == plane.ticks[-1]]
    ends = [plane.y(each.points[-1][1]) for each in whole]
    for each, end, y in zip(whole, ends, _apart(ends), strict=True):
        yield _line(WIDTH - RIGHT + 5, end, WIDTH - RIGHT + 14, y, "lead")
        yield _text(WIDTH - RIGHT + 18, y + 4, each.name, each.kind)
    for each in series:
        if each not in whole:
            rules, seconds = each.points[-1]
            yield _text(plane.x(rules) + 8, plane.y(seconds) - 6, each.name, each.kind)


def bars(title: str, series: Sequence[Series]) -> str:
    """One bar for each engine over a logarithmic scale, the longest first."""
    ordered = sorted(series, key=lambda each: -each.points[0][1])
    values = [each.points[0][1] for each in ordered]
    low, high = floor(log10(min(values)) - 0.1), log10(max(values))
    height = TOP + STEP * len(ordered) + 30

    def x_of(value: float) -> float:
        return WIDEST_NAME + (log10(value) - low) / (high - low) * (WIDTH - WIDEST_NAME - 110)

    parts = [_text(16, 28, title, "title")]
    for exponent in range(low, floor(high) + 1):
        x = x_of(10.0**exponent)
        parts += [_line(x, TOP - 8, x, height - 30, "grid"), _text(x, height - 10, _amount(10**exponent), "middle")]
    for place, each in enumerate(ordered):
        (_, value), y = each.points[0], TOP + STEP * place
        width = x_of(value) - WIDEST_NAME
        parts.append(_text(WIDEST_NAME - 8, y + 14, each.name, f"end {each.kind}"))
        parts.append(f'<rect class="{each.kind}" x="{WIDEST_NAME}" y="{y}" width="{width:.1f}" height="18"/>')
        parts.append(_text(WIDEST_NAME + width + 6, y + 14, _amount(value), each.kind))
    return _svg(height, parts)


def _apart(wanted: Sequence[float], gap: float = 15) -> list[float]:
    """The places nearest to those wanted, from above, of which no two are closer than the gap."""
    placed: dict[int, float] = {}
    above = float("-inf")
    for index in sorted(range(len(wanted)), key=lambda index: wanted[index]):
        above = max(wanted[index], above + gap)
        placed[index] = above
    return [placed[index] for index in range(len(wanted))]


def _amount(value: float) -> str:
    for factor, letter in ((1e6, " million"), (1e3, " thousand")):
        if value >= factor:
            return f"{value / factor:.3g}{letter}"
    return f"{value:.3g}"


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _svg(height: float, parts: Sequence[str]) -> str:
    size = f'width="{WIDTH}" height="{height:.0f}" viewBox="0 0 {WIDTH} {height:.0f}"'
    colours = "\n".join(
        f"text.{kind} {{ fill: {colour} }} rect.{kind}, circle.{kind} {{ fill: {colour} }} "
        f"polyline.{kind} {{ stroke: {colour} }}"
        for kind, colour in COLOURS.items()
    )
    style = f"""<style>
text {{ font: 12px system-ui, sans-serif; fill: #374151 }}
text.title {{ font-size: 16px; font-weight: 600; fill: #111827 }}
text.end {{ text-anchor: end }} text.middle {{ text-anchor: middle }}
text.ours {{ font-weight: 600 }}
line.grid {{ stroke: #e5e7eb }} line.lead {{ stroke: #d1d5db }}
polyline {{ fill: none; stroke-width: 1.5 }} polyline.ours {{ stroke-width: 3 }}
{colours}
</style>"""
    body = "\n".join([style, f'<rect width="{WIDTH}" height="{height:.0f}" fill="#ffffff"/>', *parts])
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n{body}\n</svg>\n'
