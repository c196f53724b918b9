"""What all pages have in common: where things are, and the page around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain

from attrs import define

from asn_neutrality.domain.sources import Citation
from asn_neutrality.explain.citations import cite_in
from asn_neutrality.explain.conditions import describe_in, term_name
from asn_neutrality.explain.voice import Voice
from asn_neutrality.logic.atoms import Meant, Test
from asn_neutrality.logic.fold import Algebra, fold
from asn_neutrality.pages.html import Content, Markup, items, link, markup, tag

INDEX = "index.html"


@define(frozen=True)
class Frame:
    """Writes pages in one voice; ``other`` is the folder of the pages in the other language, where there are any."""

    voice: Voice
    other: str | None

    def page(self, name: str, title: str, *content: Content) -> str:
        """A whole page."""
        head = tag(
            "head",
            Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
            tag("title", title),
            tag("style", Markup(_style())),
        )
        body = tag("body", self._navigation(name), tag("main", *content), tag("footer", tag("p", self.say("footer"))))
        return f"<!DOCTYPE html>\n{tag('html', head, body, lang=self.voice.language)}\n"

    def _navigation(self, name: str) -> Markup:
        home = link(INDEX, self.say("home")) if name != INDEX else None
        twin = link(f"../{self.other}/{name}", self.say("twin")) if self.other else None
        return tag("nav", Markup(" · ".join(part for part in (home, twin) if part)))

    def say(self, key: str, **words: object) -> str:
        """The words of the pages."""
        return self.voice.say(f"page.{key}", **words)

    def section(self, key: str, *content: Content) -> Markup:
        """A section with its heading; nothing where it has no content."""
        inner = markup(content)
        return tag("section", tag("h2", self.say(key)), inner, id=key) if inner else inner

    # -- Where things are ---------------------------------------------------------------------------------------

    def rule(self, id_: str) -> Markup:
        """A link to a prohibition or permission."""
        known = self.voice.prohibitions.get(id_) or self.voice.permissions.get(id_)
        title = self.voice.label(known.title) if known else id_
        return link(place("rule", id_), title)

    def rule_of_pack(self, id_: str) -> Content:
        """The same, with its pack, where rules of several packs stand together."""
        pack = self.voice.rules.packs.get(id_.partition(".")[0])
        of = tag("span", f" — {self.voice.label(pack.title)}", class_="seen") if pack else None
        return [self.rule(id_), of]

    def citation(self, citation: Citation) -> Markup:
        """A citation, linked to its source."""
        return link(place("source", citation.source), cite_in(citation, self.voice))

    def citations(self, citations: Iterable[Citation]) -> Markup:
        """Citations: one by itself, several as a list."""
        made = [self.citation(citation) for citation in citations]
        return made[0] if len(made) == 1 else items(made)

    def condition(self, condition: Meant) -> Markup:
        """A condition in words, its shared terms linked."""
        return self.linked(describe_in(condition, self.voice), [condition])

    def linked(self, said: str, conditions: Iterable[Meant]) -> Markup:
        """Words about conditions, in which the names of shared terms become links."""
        html = str(markup(said))
        for name in dict.fromkeys(name for condition in conditions for name in terms_of(condition)):
            term = self.voice.terms.get(name)
            shown = markup(f"“{term_name(name, self.voice)}”")
            if term is not None:
                html = html.replace(shown, link(place("term", name), shown))
        return Markup(html)


def place(kind: str, id_: str) -> str:
    """The address of a thing, by its qualified id; those of one page have different kinds or names."""
    pack, _, name = id_.partition(".")
    return f"{pack}.html#{anchor(kind, name)}"


def anchor(kind: str, name: str) -> str:
    """The name of a place on a page."""
    return name if kind == "rule" else f"{kind}-{name}"


def terms_of(condition: Meant) -> tuple[str, ...]:
    """The shared terms that a condition names itself, not those inside them; each once, in written order."""

    def all_of(parts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(chain.from_iterable(parts))

    algebra: Algebra[Test, tuple[str, ...]] = Algebra(
        constant=lambda _value: (),
        leaf=lambda _leaf: (),
        negation=lambda part: part,
        every=all_of,
        some=all_of,
        named=lambda term, _part: (term.name,),
        choice=lambda _choice, parts: all_of(parts),
    )
    found: tuple[str, ...] = fold(condition, algebra)
    return tuple(dict.fromkeys(found))


@cache
def _style() -> str:
    return files("asn_neutrality.pages").joinpath("style.css").read_text(encoding="utf-8")
