"""Declarations: one function each, its clauses as arguments."""

from __future__ import annotations

from collections.abc import Iterable

from asn_neutrality.building.clauses import Cited, cited, seen
from asn_neutrality.building.clauses import quoted as quote
from asn_neutrality.building.conditions import Condition
from asn_neutrality.building.words import BUILT, Days, Words, days, label, name, names, own_name, text
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.order import arrange


def _title(words: Words | None) -> list[ast.Clause]:
    return [] if words is None else [ast.Title(label(words), span=BUILT)]


def _in_force(period: Days | None) -> list[ast.Clause]:
    return [] if period is None else [ast.InForce(days(period), span=BUILT)]


def _seen(how: str | None) -> list[ast.Clause]:
    return [] if how is None else [ast.Seen(seen(how), span=BUILT)]


def _under(citations: Cited) -> list[ast.Clause]:
    return [ast.Under(found, span=BUILT)] if (found := cited(citations)) else []


def _quote(words: str | ast.Quote | None) -> list[ast.Clause]:
    return [] if words is None else [quote(words) if isinstance(words, str) else words]


def _body(when: Condition | None) -> list[ast.Clause]:
    return [] if when is None else [ast.Body(when.written, span=BUILT)]


def scope(fact: str, *values: str) -> ast.Scope:
    """Only events whose fact has one of the values are meant."""
    said = tuple(ast.Name(text(value), span=BUILT) for value in values)
    return ast.Scope(ast.Is(name(fact), said, negated=False, span=BUILT), span=BUILT)


def use(*packs: str) -> ast.Use:
    """The packs whose names are used."""
    return ast.Use(names(packs), span=BUILT)


def source(  # noqa: PLR0913 - a source has as many clauses
    word: str,
    title: Words | None = None,
    *,
    number: str | None = None,
    in_force: Days | None = None,
    replaces: Iterable[str] = (),
    transition: ast.Transition | None = None,
    link: str | None = None,
    how_seen: str | None = None,
) -> ast.Source:
    """A legal source."""
    clauses = [*_title(title), *_in_force(in_force), *_seen(how_seen)]
    clauses += [] if number is None else [ast.Number(text(number), span=BUILT)]
    clauses += [ast.Replaces(old, span=BUILT)] if (old := names(replaces)) else []
    clauses += [] if transition is None else [transition]
    clauses += [] if link is None else [ast.Link(text(link), span=BUILT)]
    return ast.Source(own_name(word), arrange(ast.Source, clauses), span=BUILT)


def sanction(  # noqa: PLR0913 - a sanction has as many clauses
    word: str,
    title: Words | None = None,
    *,
    track: str | None = None,
    level: int | None = None,
    in_force: Days | None = None,
    reaching: Condition | None = None,
    under: Cited = (),
    quoted: str | ast.Quote | None = None,
    authorities: Iterable[ast.Authority] = (),
) -> ast.Sanction:
    """A sanction that prohibitions may name."""
    clauses = [*_title(title), *_in_force(in_force), *_under(under), *_quote(quoted), *authorities]
    clauses += [] if track is None else [ast.Track(own_name(track), span=BUILT)]
    clauses += [] if level is None else [ast.Level(level, span=BUILT)]
    clauses += [] if reaching is None else [ast.For(reaching.written, span=BUILT)]
    return ast.Sanction(own_name(word), arrange(ast.Sanction, clauses), span=BUILT)


def shared_term(
    word: str, means: Condition | None = None, *, readings: Iterable[ast.Reading] = (), title: Words | None = None
) -> ast.Term:
    """A condition under a name, or a question of interpretation with its readings."""
    clauses = [*_title(title), *_body(means), *readings]
    return ast.Term(own_name(word), arrange(ast.Term, clauses), span=BUILT)


def calendar(
    word: str,
    title: Words | None = None,
    *clauses: ast.Scope | ast.Stage,
    under: Cited = (),
    how_seen: str | None = None,
) -> ast.Calendar:
    """The stages of an election."""
    found = [*_title(title), *clauses, *_under(under), *_seen(how_seen)]
    return ast.Calendar(own_name(word), arrange(ast.Calendar, found), span=BUILT)


def conclusion(fact: str, value: str, when: Condition, under: Cited = ()) -> ast.Conclusion:
    """Where the condition holds the fact has the value, unless a record says otherwise."""
    said = ast.Name(text(value), span=BUILT)
    return ast.Conclusion(name(fact), said, when.written, cited(under), span=BUILT)


def presumption(fact: str, value: str) -> ast.Presumption:
    """The value of a fact where presumptions are asked for and nothing else gives one."""
    return ast.Presumption(name(fact), ast.Name(text(value), span=BUILT), span=BUILT)


def impossible(condition: Condition, under: Cited = ()) -> ast.Impossible:
    """What no event can be."""
    return ast.Impossible(condition.written, cited(under), span=BUILT)


def prohibition(  # noqa: PLR0913 - a prohibition has as many clauses
    word: str,
    title: Words | None = None,
    *,
    basis: Cited,
    track: str,
    quoted: str | ast.Quote | None = None,
    in_force: Days | None = None,
    when: Condition | None = None,
    readings: Iterable[ast.Reading] = (),
    exceptions: Iterable[ast.Except] = (),
    sanctions: Iterable[ast.Penalty] = (),
    examples: Iterable[ast.Example] = (),
) -> ast.Prohibition:
    """A prohibition: violated where its conditions hold and no exception does."""
    clauses = [*_title(title), *_quote(quoted), *_in_force(in_force), *_body(when)]
    clauses += [ast.Basis(cited(basis), span=BUILT), ast.Track(own_name(track), span=BUILT)]
    clauses += [*readings, *exceptions, *sanctions, *examples]
    return ast.Prohibition(own_name(word), arrange(ast.Prohibition, clauses), span=BUILT)


def permission(  # noqa: PLR0913 - a permission has as many clauses
    word: str,
    title: Words | None = None,
    *,
    basis: Cited,
    overrides: Iterable[str],
    quoted: str | ast.Quote | None = None,
    in_force: Days | None = None,
    disputed: bool = False,
    when: Condition | None = None,
    readings: Iterable[ast.Reading] = (),
    exceptions: Iterable[ast.Except] = (),
    examples: Iterable[ast.Example] = (),
) -> ast.Permission:
    """A permission: where its conditions hold the prohibitions it overrides do not."""
    clauses = [*_title(title), *_quote(quoted), *_in_force(in_force), *_body(when)]
    clauses += [ast.Basis(cited(basis), span=BUILT), ast.Overrides(names(overrides), span=BUILT)]
    clauses += [ast.Disputed(span=BUILT)] if disputed else []
    clauses += [*readings, *exceptions, *examples]
    return ast.Permission(own_name(word), arrange(ast.Permission, clauses), span=BUILT)


def not_encoded(citation: ast.Citation, because: str) -> ast.NotEncoded:
    """An item of a source that is not encoded, and why."""
    return ast.NotEncoded(citation, text(because), span=BUILT)


def examples(rule: str, *found: ast.Example) -> ast.Examples:
    """Examples of a rule, apart from it."""
    return ast.Examples(name(rule), found, span=BUILT)
