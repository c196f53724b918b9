"""Plots as SVG text of our own: two kinds, no library, the same bytes for the same results."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from xml.sax.saxutils import escape

from attrs import define

from benchmarks.clock import in_words

WIDTH, TOP, BOTTOM = 760, 56, 44
LEFT, RIGHT = 70, 190
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


def lines(title: str, series: Sequence[Series], ticks: Sequence[int], x_label: str) -> str:
    """Seconds over a number of rules, both logarithmic, each line named at its end."""
    height = 470
    values = [y for each in series for _, y in each.points]
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    first, last = log10(ticks[0]), log10(ticks[-1])

    def x_of(x: float) -> float:
        return LEFT + (log10(x) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y_of(y: float) -> float:
        return height - BOTTOM - (log10(y) - low) / (high - low) * (height - TOP - BOTTOM)

    parts = [_text(16, 28, title, "title")]
    for exponent in range(low, high + 1):
        y = y_of(10.0**exponent)
        parts += [_line(LEFT, y, WIDTH - RIGHT, y, "grid"), _text(LEFT - 8, y + 4, in_words(10.0**exponent), "end")]
    for tick in ticks:
        parts.append(_text(x_of(tick), height - BOTTOM + 20, str(tick), "middle"))
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, height - 6, x_label, "middle"))
    for each in series:
        places = " ".join(f"{x_of(x):.1f},{y_of(y):.1f}" for x, y in each.points)
        parts.append(f'<polyline class="{each.kind}" points="{places}"/>')
        parts += [f'<circle class="{each.kind}" cx="{x_of(x):.1f}" cy="{y_of(y):.1f}" r="3"/>' for x, y in each.points]
    wanted = [y_of(each.points[-1][1]) for each in series]
    for each, end, y in zip(series, wanted, _apart(wanted), strict=True):
        x = x_of(each.points[-1][0])
        parts += [
            _line(x + 5, end, WIDTH - RIGHT + 12, y, "lead"),
            _text(WIDTH - RIGHT + 16, y + 4, each.name, each.kind),
        ]
    return _svg(height, parts)


def bars(title: str, series: Sequence[Series]) -> str:
    """One bar for each engine, logarithmic, the largest first."""
    ordered = sorted(series, key=lambda each: -each.points[0][1])
    values = [each.points[0][1] for each in ordered]
    low, high = floor(log10(min(values))), log10(max(values))
    height = TOP + 26 * len(ordered) + 16
    left = 210
    parts = [_text(16, 28, title, "title")]
    for place, each in enumerate(ordered):
        value = each.points[0][1]
        y = TOP + 26 * place
        width = max(2.0, (log10(value) - low) / (high - low) * (WIDTH - left - 150))
        parts.append(_text(left - 8, y + 14, each.name, f"end {each.kind}"))
        parts.append(f'<rect class="{each.kind}" x="{left}" y="{y}" width="{width:.1f}" height="18"/>')
        parts.append(_text(left + width + 6, y + 14, _amount(value), each.kind))
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
