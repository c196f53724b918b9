"""Reading pages: what the tests of this folder share."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from attrs import define, field

import asn_neutrality as asn
from asn_neutrality.pages import write_pages
from tests.fixtures import bridge

EMPTY = {"meta"}


@define
class Page(HTMLParser):
    """A page taken apart; elements that are not closed in order are in ``wrong``."""

    ids: list[str] = field(factory=list)
    links: list[str] = field(factory=list)
    tags: set[str] = field(factory=set)
    wrong: list[str] = field(factory=list)
    text: list[str] = field(factory=list)
    _open: list[str] = field(factory=list)

    def __attrs_pre_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.links += [value for key, value in attrs if key == "href" and value]
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> Page:
    """The page taken apart."""
    page = Page()
    page.feed(html)
    page.close()
    return page


@cache
def bridge_pages() -> dict[str, str]:
    """The pages of the bridge, in both languages."""
    return write_pages(bridge.rules(), ("id", "en"))


@cache
def shipped_pages() -> dict[str, str]:
    """The pages of everything that is shipped, in both languages."""
    return write_pages(asn.load("nasional", "daerah"), ("id", "en"))
