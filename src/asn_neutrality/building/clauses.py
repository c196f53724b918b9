"""What stands within a declaration."""

from __future__ import annotations

import re
from collections.abc import Iterable

from asn_neutrality.building.conditions import Condition
from asn_neutrality.building.words import BUILT, Days, Words, days, label, maybe_label, name, names, own_name, text
from asn_neutrality.syntax import ast

PLACES = ("lampiran", "pasal", "ayat", "huruf", "angka", "butir")
ENGLISH = {"annex": "lampiran", "article": "pasal", "paragraph": "ayat", "letter": "huruf", "point": "angka"}
ENGLISH |= {"item": "butir"}
PLACE = re.compile(r"\([0-9]+[A-Za-z]?\)|[0-9]+[A-Za-z]?|[IVXLC]+|[a-zA-Z]")
SEEN = {"primary": "naskah", "report": "laporan", "not_yet": "belum"}
SEEN |= {word: word for word in SEEN.values()}

Cited = ast.Citation | Iterable[ast.Citation]
Labelled = str | ast.Alternative


def cite(source: str, *steps: tuple[str, str | int], **places: str | int) -> ast.Citation:
    """A place in a source, its steps in the order given: ``cite("uu_10_2016", pasal=71, ayat="(1)")``.

    Where a step comes twice: ``cite("skb_2022", ("huruf", "B"), ("angka", 6), ("huruf", "a"))``.

    The steps are ``lampiran``, ``pasal``, ``ayat``, ``huruf``, ``angka`` and ``butir``, or in English ``annex``,
    ``article``, ``paragraph``, ``letter``, ``point`` and ``item``. ``ValueError`` for any other.
    """
    return ast.Citation(name(source), tuple(_locator(*step) for step in (*steps, *places.items())), span=BUILT)


def _locator(kind: str, place: str | int) -> ast.Locator:
    kind = ENGLISH.get(kind, kind)
    if kind not in PLACES or not PLACE.fullmatch(str(place)):
        raise ValueError(f"no place in a source: {kind} {place}")
    return ast.Locator(kind, str(place))


def cited(citations: Cited) -> tuple[ast.Citation, ...]:
    """One citation or several."""
    return (citations,) if isinstance(citations, ast.Citation) else tuple(citations)


def seen(how: str) -> str:
    """How a text was seen: ``naskah``, ``laporan`` or ``belum``, in either language."""
    if how not in SEEN:
        raise ValueError(f"a text was seen as one of {', '.join(SEEN)}, not {how!r}")
    return SEEN[how]


def value(word: str, title: Words | None = None) -> ast.Alternative:
    """A value of a fact or a track of a pack, with its label."""
    return ast.Alternative(own_name(word), maybe_label(title), span=BUILT)


def alternatives(words: Iterable[Labelled]) -> tuple[ast.Alternative, ...]:
    """Values or tracks; a bare string is one without a label."""
    return tuple(word if isinstance(word, ast.Alternative) else value(word) for word in words)


def group(word: str, members: Iterable[str], title: Words | None = None) -> ast.Group:
    """Values of a fact under one name."""
    return ast.Group(own_name(word), maybe_label(title), names(members), span=BUILT)


def reading(word: str, when: Condition, under: Cited = (), title: Words | None = None) -> ast.Reading:
    """One answer to a question of interpretation."""
    return ast.Reading(own_name(word), maybe_label(title), when.written, cited(under), span=BUILT)


def exception(
    word: str, when: Condition, under: Cited = (), *, disputed: bool = False, title: Words | None = None
) -> ast.Except:
    """Where it holds the rule does not."""
    return ast.Except(own_name(word), maybe_label(title), disputed, when.written, cited(under), span=BUILT)


def sanctioned(by: str, under: Cited = (), *, reaching: Condition | None = None) -> ast.Penalty:
    """The sanction of a prohibition, and whom it reaches."""
    return ast.Penalty(name(by), None if reaching is None else reaching.written, cited(under), span=BUILT)


def authority(title: Words, in_force: Days | None = None, under: Cited = ()) -> ast.Authority:
    """Who imposes a sanction, and in which days."""
    return ast.Authority(label(title), None if in_force is None else days(in_force), cited(under), span=BUILT)


def transition(when: Condition, under: Cited = ()) -> ast.Transition:
    """Where it holds, an act in the days of the replaced source falls under the new one."""
    return ast.Transition(when.written, cited(under), span=BUILT)


def stage(
    word: str,
    *spans: Days,
    where: Condition | None = None,
    under: Cited = (),
    how_seen: str | None = None,
    title: Words | None = None,
) -> ast.Stage:
    """A stage of an election: its days, perhaps only for some contests or areas."""
    for_whom = None if where is None else where.written
    how = None if how_seen is None else seen(how_seen)
    ranges = tuple(map(days, spans))
    return ast.Stage(own_name(word), maybe_label(title), ranges, for_whom, cited(under), how, span=BUILT)


def quoted(words: str, how_seen: str | None = None) -> ast.Quote:
    """A source's own words."""
    return ast.Quote(text(words), None if how_seen is None else seen(how_seen), span=BUILT)
