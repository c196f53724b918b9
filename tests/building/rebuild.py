"""Trees built anew through the public functions, from the parts of a tree that was read."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from asn_neutrality import building as b
from asn_neutrality.building.facts import Marks
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.keywords import ROLES

C = TypeVar("C")
RELATIONS = {"sebelum": "before", "selama": "during", "sesudah": "after", "sejak": "since", "sampai": "until"}
KINDS = {"ya_tidak": b.yes_no, "teks": b.text_fact, "tanggal": b.date_fact, "kode_wilayah": b.region_fact}
FINDINGS = {
    "melanggar": b.violates,
    "tidak_melanggar": b.no_violation,
    "belum_jelas": b.undetermined,
    "perlu_penilaian": b.needs_assessment,
    "diperdebatkan": b.disputed,
}
ROLE_NAMES = {word.id: word.en for word in ROLES}


def rebuilt(file: ast.File) -> b.Pack:
    """The pack of a file, built in Python."""
    header, *others = file.declarations
    assert isinstance(header, ast.Package)
    (version,), (title,) = of(header, ast.Version), of(header, ast.Title)
    tracks = [b.value(each.name.text, words(each.label)) for tracks in of(header, ast.Tracks) for each in tracks.tracks]
    return b.pack(
        header.name.text,
        words(title.label) or "",
        *map(declaration, others),
        version=version.text,
        scopes=[scope(each) for each in of(header, ast.Scope)],
        tracks=tracks,
    )


def declaration(written: ast.Declaration) -> ast.Declaration:
    """One declaration but the header."""
    match written:
        case ast.Use(packs):
            return b.use(*(name.text for name in packs))
        case ast.Fact():
            return _fact(written)
        case ast.Conclusion(fact, value, when, under):
            return b.conclusion(fact.text, value.text, condition(when), cited(under))
        case ast.Presumption(fact, value):
            return b.presumption(fact.text, value.text)
        case ast.Impossible(when, under):
            return b.impossible(condition(when), cited(under))
        case ast.NotEncoded(citation, reason):
            return b.not_encoded(cited((citation,))[0], reason)
        case ast.Examples(rule, examples):
            return b.examples(rule.text, *map(example, examples))
        case _:
            return _of_clauses(written)


def _of_clauses(written: ast.Declaration) -> ast.Declaration:
    name, parts = cast("Any", written).name.text, _Parts(cast("Any", written))
    match written:
        case ast.Source():
            replaces = [old.text for clause in of(written, ast.Replaces) for old in clause.sources]
            return b.source(name, **parts("title number in_force transition link how_seen"), replaces=replaces)
        case ast.Sanction():
            return b.sanction(name, **parts("title track level in_force reaching under quoted authorities"))
        case ast.Term():
            return b.shared_term(name, **parts("title readings"), means=parts.body)
        case ast.Calendar():
            stages = [_stage(each) for each in of(written, ast.Stage)]
            scopes = [scope(each) for each in of(written, ast.Scope)]
            found = parts("title under how_seen")
            return b.calendar(name, found.pop("title", None), *scopes, *stages, **found)
        case ast.Prohibition():
            asked = parts("title track quoted in_force readings exceptions sanctions examples")
            return b.prohibition(name, **asked, basis=parts.basis, when=parts.body)
        case ast.Permission():
            asked = parts("title quoted in_force readings exceptions examples")
            overrides = [rule.text for clause in of(written, ast.Overrides) for rule in clause.rules]
            disputed = bool(of(written, ast.Disputed))
            return b.permission(
                name, **asked, basis=parts.basis, when=parts.body, overrides=overrides, disputed=disputed
            )
    raise AssertionError(written)


class _Parts:
    """The clauses of a declaration as arguments."""

    def __init__(self, written: ast.Prohibition) -> None:
        self.written = written

    def __call__(self, names: str) -> dict[str, Any]:
        found = {name: getattr(self, f"_{name}")() for name in names.split()}
        return {name: value for name, value in found.items() if value is not None}

    @property
    def body(self) -> b.Condition | None:
        return next((condition(clause.condition) for clause in of(self.written, ast.Body)), None)

    @property
    def basis(self) -> tuple[ast.Citation, ...]:
        return next(cited(clause.citations) for clause in of(self.written, ast.Basis))

    def _title(self) -> str | tuple[str, str] | None:
        return next((words(clause.label) for clause in of(self.written, ast.Title)), None)

    def _number(self) -> str | None:
        return next((clause.text for clause in of(self.written, ast.Number)), None)

    def _in_force(self) -> Any:
        return next(((c.period.start, c.period.end) for c in of(self.written, ast.InForce)), None)

    def _transition(self) -> ast.Transition | None:
        found = of(self.written, ast.Transition)
        return next((b.transition(condition(c.condition), cited(c.under)) for c in found), None)

    def _link(self) -> str | None:
        return next((clause.address for clause in of(self.written, ast.Link)), None)

    def _how_seen(self) -> str | None:
        return next((clause.how for clause in of(self.written, ast.Seen)), None)

    def _track(self) -> str | None:
        return next((clause.name.text for clause in of(self.written, ast.Track)), None)

    def _level(self) -> int | None:
        return next((clause.number for clause in of(self.written, ast.Level)), None)

    def _reaching(self) -> b.Condition | None:
        return next((condition(clause.condition) for clause in of(self.written, ast.For)), None)

    def _under(self) -> tuple[ast.Citation, ...] | None:
        return next((cited(clause.citations) for clause in of(self.written, ast.Under)), None)

    def _quoted(self) -> Any:
        return next((b.quoted(clause.text, clause.seen) for clause in of(self.written, ast.Quote)), None)

    def _authorities(self) -> list[ast.Authority]:
        return [
            b.authority(words(c.label) or "", (c.period.start, c.period.end) if c.period else None, cited(c.under))
            for c in of(self.written, ast.Authority)
        ]

    def _readings(self) -> list[ast.Reading]:
        found = of(self.written, ast.Reading)
        return [b.reading(c.name.text, condition(c.condition), cited(c.under), words(c.label)) for c in found]

    def _exceptions(self) -> list[ast.Except]:
        return [
            b.exception(c.name.text, condition(c.condition), cited(c.under), disputed=c.disputed, title=words(c.label))
            for c in of(self.written, ast.Except)
        ]

    def _sanctions(self) -> list[ast.Penalty]:
        return [
            b.sanctioned(
                c.sanction.text, cited(c.under), reaching=None if c.addressee is None else condition(c.addressee)
            )
            for c in of(self.written, ast.Penalty)
        ]

    def _examples(self) -> list[ast.Example]:
        return [example(clause) for clause in of(self.written, ast.Example)]


def of(declared: Any, kind: type[C]) -> list[C]:
    """The clauses of one kind."""
    return [clause for clause in declared.clauses if isinstance(clause, kind)]


def words(label: ast.Label | None) -> Any:
    """A label as one or two strings."""
    if label is None:
        return None
    return label.id if label.en is None else (label.id, label.en)


def cited(citations: tuple[ast.Citation, ...]) -> tuple[ast.Citation, ...]:
    """Citations."""
    return tuple(b.cite(each.source.text, *((step.kind, step.value) for step in each.locators)) for each in citations)


def scope(written: ast.Scope) -> ast.Scope:
    """A scope."""
    return b.scope(written.condition.fact.text, *(value.text for value in written.condition.values))


def condition(written: ast.Condition) -> b.Condition:
    """A condition by the operators of Python."""
    match written:
        case ast.Is(fact, values, negated):
            tested = b.fact(fact.text)
            return (tested.is_not if negated else tested.is_)(*(value.text for value in values))
        case ast.Holds(name):
            return b.term(name.text)
        case ast.When(fact, relations, point):
            named = cast("Any", [RELATIONS[relation] for relation in relations])
            return b.fact(fact.text).when(*named, point=_point(point))
        case ast.WithinWindow(fact, amount, unit, side, point):
            units: Any = {"bulan": "months", "hari": "days"}[unit]
            return b.fact(fact.text).within(amount, units, cast("Any", RELATIONS[side]), _point(point))
        case ast.Negation(part):
            return ~condition(part)
        case ast.Chain(parts, operators):
            joined = b.every if operators[0] == "dan" else b.some
            return joined(*map(condition, parts))


def _point(point: Any) -> Any:
    return point.text if isinstance(point, ast.Name) else point


def example(written: ast.Example) -> ast.Example:
    """An example."""
    facts: dict[str, Any] = {pair.fact.text: [_datum(datum) for datum in pair.data] for pair in written.pairs}
    if written.finding == "dikecualikan":
        return b.excused(written.title, facts, written.by.text if written.by else None)
    return FINDINGS[written.finding](written.title, facts)


def _datum(datum: ast.Name | ast.DateDatum) -> str:
    match datum:
        case ast.Name(text):
            return text
        case ast.DateDatum(start, end):
            return start if start is not None and start == end else f"{start or ''} .. {end or ''}"


def _stage(written: ast.Stage) -> ast.Stage:
    where = None if written.condition is None else condition(written.condition)
    spans: list[Any] = [(days.start, days.end) for days in written.spans]
    return b.stage(
        written.name.text,
        *spans,
        where=where,
        under=cited(written.under),
        how_seen=written.seen,
        title=words(written.label),
    )


def _fact(written: ast.Fact) -> ast.Fact:
    marks: dict[str, Any] = {}
    names = {"penilaian": "assessment", "baku": "default", "pribadi": "personal", "dapat_diubah": "changeable"}
    names |= {"peran": "role", "biaya": "cost"}
    for mark in of(written, ast.Mark):
        value = mark.value.text if mark.value else None
        marks[names[mark.kind]] = {"peran": ROLE_NAMES.get(value or "", ""), "biaya": value}.get(
            mark.kind, value or True
        )
    marks["groups"] = [
        b.group(each.name.text, [member.text for member in each.members], words(each.label))
        for each in of(written, ast.Group)
    ]
    marks |= next(({"ask": words(each.label)} for each in of(written, ast.Ask)), {})
    marks |= {"cost": int(marks["cost"])} if "cost" in marks else {}
    title = words(written.label)
    if written.kind == "pilihan":
        values = [b.value(each.name.text, words(each.label)) for each in written.values]
        return b.choice(written.name.text, title, *values, **cast("Marks", marks))
    return KINDS[written.kind](written.name.text, title, **cast("Marks", marks))
