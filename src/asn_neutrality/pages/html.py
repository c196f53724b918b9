"""HTML as text: everything is escaped unless it was made here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TypeAlias


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Content: TypeAlias = str | Iterable["Content"] | None


def markup(content: Content) -> Markup:
    """The content as HTML: plain text escaped, None nothing, several one after the other."""
    match content:
        case None:
            return Markup()
        case Markup():
            return content
        case str():
            return Markup(escape(content))
    return Markup("".join(markup(part) for part in content))


def tag(name: str, *content: Content, **attributes: str | None) -> Markup:
    """An element; ``class_`` stands for ``class``, and attributes that are None are left out."""
    given = "".join(
        f' {key.rstrip("_")}="{escape(value, quote=True)}"' for key, value in attributes.items() if value is not None
    )
    return Markup(f"<{name}{given}>{markup(content)}</{name}>")


def link(href: str, *content: Content) -> Markup:
    """A link."""
    return tag("a", *content, href=href)


def items(parts: Iterable[Content], *, ordered: bool = False) -> Markup:
    """A list; nothing where there are no parts."""
    made = [tag("li", part) for part in parts]
    return tag("ol" if ordered else "ul", made) if made else Markup()


def table(head: Iterable[Content], rows: Iterable[Iterable[Content]], class_: str | None = None) -> Markup:
    """A table; nothing where there are no rows."""
    body = [tag("tr", [tag("td", cell) for cell in row]) for row in rows]
    if not body:
        return Markup()
    titles = tag("thead", tag("tr", [tag("th", cell, scope="col") for cell in head]))
    return tag("table", titles, tag("tbody", body), class_=class_)


def pairs(rows: Iterable[tuple[Content, Content]]) -> Markup:
    """A list of terms with what is said of them; those of which nothing is said are left out."""
    made = [(tag("dt", term), tag("dd", said)) for term, said in rows if markup(said)]
    return tag("dl", made) if made else Markup()
