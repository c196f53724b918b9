"""Which names a pack sees, and what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define

from asn_neutrality.checker.report import Report
from asn_neutrality.checker.written import Kind, WrittenPack
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.keywords import RESERVED

UNKNOWN = {Kind.SOURCE: "C020", Kind.TERM: "C021", Kind.SANCTION: "C026", Kind.RULE: "C027"}


@define(frozen=True)
class Names:
    """What one pack sees: its own names, those of the packs it uses, and of the packs that these use.

    ``visible`` holds those packs, itself first; ``loaded`` all that are there.
    """

    pack: WrittenPack
    visible: Mapping[str, WrittenPack]
    loaded: Mapping[str, WrittenPack]

    @property
    def report(self) -> Report:
        """Where its findings go."""
        return self.pack.report

    def qualify(self, name: str) -> str:
        """The id of one of its own names."""
        return f"{self.pack.name}.{name}"

    def find(self, kind: Kind, name: str) -> list[str]:
        """The ids that a name can mean here."""
        owner, dot, rest = name.partition(".")
        if dot:
            return [name] if owner in self.visible and rest in self.visible[owner].names[kind] else []
        return [f"{pack.name}.{name}" for pack in self.visible.values() if name in pack.names[kind]]

    def resolve(self, kind: Kind, name: ast.Name, also: Iterable[str] = ()) -> str | None:
        """The one id that a name means here; anything else is refused. ``also`` are other words that would do."""
        match self.find(kind, name.text):
            case [only]:
                return only
            case []:
                self._refuse(kind, name, also)
            case several:
                self.report.add("C016", name.span, name=name.text, choices=listed(several))
        return None

    def unused(self, name: ast.Name, owner: str) -> None:
        """Refuse a name of a pack that is loaded and not used here, unless a broken ``pakai`` may have used it."""
        if self.report.whole:
            self.report.add("C007", name.span, name=name.text, pack=owner, use=self.report.keyword("pakai"))

    def _refuse(self, kind: Kind, name: ast.Name, also: Iterable[str]) -> None:
        owner, dot, rest = name.text.partition(".")
        bare = rest if dot else name.text
        elsewhere = [pack for pack in self.loaded.values() if bare in pack.names[kind] and owner in (pack.name, bare)]
        if elsewhere:
            self.unused(name, elsewhere[0].name)
        elif dot and owner not in self.loaded and self.report.whole and kind is not Kind.TERM:
            self.report.unlisted("C006", ast.Name(owner, span=name.span), self.loaded)
        else:
            prefixed = [(f"{pack.name}." if dot else "", pack) for pack in self.visible.values()]
            known = (f"{prefix}{word}" for prefix, pack in prefixed for word in pack.names[kind])
            self.report.unknown(UNKNOWN[kind], name, [*known, *also])


def listed(words: Iterable[str]) -> str:
    """Words in backticks, set apart by commas."""
    return ", ".join(f"`{word}`" for word in words)


def check_unique(report: Report, keyword: str, names: Iterable[ast.Name]) -> None:
    """Refuse names borne twice, and names that are keywords."""
    first: dict[str, ast.Name] = {}
    for name in names:
        if not RESERVED.isdisjoint(name.text.split(".")):
            report.add("C009", name.span, name=name.text)
        earlier = first.setdefault(name.text, name)
        if earlier is not name:
            report.add("C010", name.span, related=[earlier.span], name=name.text, kind=report.keyword(keyword))
