"""SVG as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asn_neutrality.pages.html import Content, Markup, markup, tag

FONT = "Helvetica Neue, Arial, sans-serif"
INK, FAINT, LINE = "#1a1a1a", "#5a5a5a", "#c4c4c4"
LEADING = 1.3  # of the size of the letters

# Widths of letters in thousandths of their size, as in common sans-serif fonts, the widest of them.
_WIDTHS = dict.fromkeys("ijl.,:;'|!", 260) | dict.fromkeys("ft()[]/- ", 320) | dict.fromkeys('rI"', 380)
_WIDTHS |= dict.fromkeys("mwMW%", 860) | dict.fromkeys("ABCDEGHKNOPQRSUVXYZ&", 710)
_USUAL = 560


def shape(name: str, *content: Content, **attributes: str | float | None) -> Markup:
    """An element; an underscore in an attribute's name stands for a hyphen, numbers are written short."""
    said = {key.rstrip("_").replace("_", "-"): _number(value) for key, value in attributes.items()}
    return tag(name, *content, **said)


def _number(value: str | float | None) -> str | None:
    return value if value is None or isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def picture(width: float, height: float, title: str, description: str, *content: Content) -> Markup:
    """A whole picture; title and description are for those who do not see it."""
    words = [tag("title", title), tag("desc", description)]
    return shape(
        "svg",
        words,
        *content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        width=width,
        height=height,
        role="img",
        font_family=FONT,
        font_size=12,
        fill=INK,
        style="background: #fff",
    )


def words_at(x: float, y: float, lines: Sequence[str], size: float = 12, **attributes: str | float | None) -> Markup:
    """Lines of text; ``y`` is the base of the first."""
    spans = [
        tag("tspan", line, x=_number(x), dy=_number(0 if not n else size * LEADING)) for n, line in enumerate(lines)
    ]
    return shape("text", spans, x=x, y=y, font_size=size, **attributes)


def linked(href: str | None, said: str, *content: Content) -> Markup:
    """Shapes with their words, which a pointer shows; a link where there is somewhere to go."""
    inner = [tag("title", said), *content]
    return tag("a", inner, href=href) if href is not None else tag("g", inner)


def breadth(text: str, size: float) -> float:
    """How wide a text is at most."""
    return sum(_WIDTHS.get(char, _USUAL) for char in text) * size / 1000


def wrapped(text: str, width: float, size: float, most: int | None = None) -> list[str]:
    """The text on lines no wider than that, broken at blanks; at most so many, the last then ending in dots."""
    lines: list[str] = []
    for word in text.split():
        if lines and breadth(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], width, size)]
    return lines


def _cut(line: str, width: float, size: float) -> str:
    while line and breadth(f"{line} …", size) > width:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return f"{line} …"


def arrow(x: float, y: float, *, to_x: float, to_y: float, color: str = FAINT) -> Markup:
    """A straight line, across or down, with a head at its end."""
    across = to_y == y
    head = ((-7, -3.5), (-7, 3.5)) if across else ((-3.5, -7), (3.5, -7))
    points = " ".join(f"{_number(to_x + dx)},{_number(to_y + dy)}" for dx, dy in ((0, 0), *head))
    return markup(
        [
            shape("line", x1=x, y1=y, x2=to_x - 5 * across, y2=to_y - 5 * (not across), stroke=color, stroke_width=1.2),
            shape("polygon", points=points, fill=color),
        ]
    )


def box(x: float, y: float, width: float, height: float, **attributes: str | float | None) -> Markup:
    """A rectangle with slightly round corners."""
    return shape("rect", x=x, y=y, width=width, height=height, rx=4, **attributes)


def group(parts: Iterable[Content]) -> Markup:
    """Shapes together."""
    return tag("g", list(parts))
