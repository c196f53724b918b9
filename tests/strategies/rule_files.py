"""Random trees of rule files, as the parser would give them, but with no place in any text."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from asn_neutrality.source.text import SourceText, Span
from asn_neutrality.syntax import ast
from asn_neutrality.syntax.keywords import KEYWORDS, ROLES, VALUES
from asn_neutrality.syntax.order import arrange

NOWHERE = Span(SourceText("", ""), 0, 0)
TAKEN = {spelling for word in (*KEYWORDS, *VALUES, *ROLES) for spelling in (word.id, word.en)} | {"en"}

identifiers = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True).filter(lambda text: text not in TAKEN)
texts = st.text(st.characters(exclude_characters='"\0', exclude_categories=["Cc", "Cs"]), max_size=20) | st.lists(
    st.sampled_from(["perahu", "dan", "larangan", "#", "(", "air  deras", "di-"]), min_size=20, max_size=40
).map(" ".join)
dates = st.dates(date(1000, 1, 1), date(9999, 12, 31))


def named(texts_of: st.SearchStrategy[str]) -> st.SearchStrategy[ast.Name]:
    """Names with these texts."""
    return st.builds(ast.Name, texts_of, span=st.just(NOWHERE))


simple = named(identifiers)
qualified = named(st.lists(identifiers, min_size=1, max_size=2).map(".".join))
paths = named(st.lists(identifiers, min_size=1, max_size=3).map(".".join))
values = named(identifiers | st.sampled_from([word.id for word in VALUES]) | st.just("16.05") | st.just("berlaku"))
plain_values = named(identifiers | st.sampled_from([word.id for word in VALUES]))


def node(kind: type, *parts: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Nodes of this kind with these parts and no place."""
    return st.builds(kind, *parts, span=st.just(NOWHERE))


def some(of: st.SearchStrategy[object], least: int = 1, most: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    """A few of them."""
    return st.lists(of, min_size=least, max_size=most).map(tuple)


def maybe(of: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """One or none."""
    return st.none() | of


labels = node(ast.Label, texts, maybe(texts))
alternatives = node(ast.Alternative, simple, maybe(labels))
choices = node(ast.Alternative, plain_values, maybe(labels))
locators = st.builds(
    ast.Locator,
    st.sampled_from(["pasal", "ayat", "huruf", "angka", "butir", "lampiran"]),
    st.sampled_from(["1", "71", "5A", "(3)", "(2a)", "c", "B", "II", "XIV"]),
)
citations = node(ast.Citation, qualified, some(locators, 0, 4))
cited = some(citations, 0, 2)
periods = (
    st.tuples(maybe(dates), maybe(dates))
    .filter(any)
    .flatmap(lambda ends: node(ast.DateRange, st.just(ends[0]), st.just(ends[1])))
)
spans = st.tuples(dates, dates).flatmap(
    lambda ends: node(ast.DateRange, st.just(ends[0]), st.just(ends[1]))
) | dates.flatmap(lambda day: node(ast.DateRange, st.just(day), st.just(day)))

# -- Conditions ----------------------------------------------------------------------------------------------------

relations = some(st.sampled_from(["sebelum", "selama", "sesudah", "sejak", "sampai"]))
tests = (
    node(ast.Is, paths, some(values, 1, 6), st.booleans())
    | node(ast.Holds, paths)
    | node(ast.When, paths, relations, simple | dates)
    | node(
        ast.WithinWindow,
        paths,
        st.integers(0, 9999),
        st.sampled_from(["bulan", "hari"]),
        st.sampled_from(["sebelum", "sesudah"]),
        simple | dates,
    )
)


@st.composite
def chains(draw: st.DrawFn, of: st.SearchStrategy[object]) -> object:
    """Parts joined by operators, mixed ones too: refusing those is not the parser's business."""
    parts = draw(some(of, 2, 4))
    joined = st.sampled_from(["dan", "atau"])
    operators = draw(st.lists(joined, min_size=len(parts) - 1, max_size=len(parts) - 1).map(tuple))
    return ast.Chain(parts, operators, span=NOWHERE)  # type: ignore[arg-type]


conditions = st.recursive(tests, lambda inner: node(ast.Negation, inner) | chains(inner), max_leaves=6)

# -- Clauses -------------------------------------------------------------------------------------------------------

titles = node(ast.Title, labels)
tracks = node(ast.Track, simple)
in_force = node(ast.InForce, periods)
bases = node(ast.Basis, some(citations, 1, 2))
under = node(ast.Under, some(citations, 1, 2))
seen = st.sampled_from(["naskah", "laporan", "belum"])
quotes = node(ast.Quote, texts, maybe(seen))
bodies = node(ast.Body, conditions)
readings = node(ast.Reading, simple, maybe(labels), conditions, cited)
exceptions = node(ast.Except, simple, maybe(labels), st.booleans(), conditions, cited)
scopes = node(ast.Scope, node(ast.Is, paths, some(values), st.just(False)))
moments = dates.map(str) | dates.map(lambda day: str(day)[:7]) | dates.map(lambda day: str(day)[:4])
moment_data = (
    st.tuples(maybe(moments), maybe(moments))
    .filter(any)
    .flatmap(lambda ends: node(ast.DateDatum, st.just(ends[0]), st.just(ends[1])))
)
data = values | named(st.just("?")) | moment_data
examples = st.sampled_from(
    ["melanggar", "tidak_melanggar", "belum_jelas", "perlu_penilaian", "diperdebatkan", "dikecualikan"]
).flatmap(
    lambda finding: node(
        ast.Example,
        st.just(finding),
        maybe(simple) if finding == "dikecualikan" else st.none(),
        texts,
        some(node(ast.Pair, paths, some(data)), 0, 9),
    )
)
groups = node(ast.Group, simple, maybe(labels), some(plain_values))
marks = (
    node(ast.Mark, st.sampled_from(["penilaian", "baku"]), plain_values)
    | node(ast.Mark, st.sampled_from(["pribadi", "dapat_diubah"]), st.none())
    | node(ast.Mark, st.just("peran"), named(st.sampled_from([word.id for word in ROLES])))
    | node(ast.Mark, st.just("biaya"), named(st.integers(0, 9999).map(str)))
)
stages = node(ast.Stage, simple, maybe(labels), some(spans), maybe(conditions), cited, maybe(seen))
transitions = node(ast.Transition, conditions, cited)

# -- Declarations --------------------------------------------------------------------------------------------------


def declared(kind: type, *clauses: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Declarations of this kind with some of these clauses, in canonical order."""
    ordered = some(st.one_of(*clauses), 0, 6).map(lambda found: arrange(kind, found))  # type: ignore[arg-type]
    return node(kind, simple, ordered)


@st.composite
def facts(draw: st.DrawFn) -> object:
    """Facts of every kind; only a choice has values."""
    kind = draw(st.sampled_from(["pilihan", "ya_tidak", "teks", "tanggal", "kode_wilayah"]))
    listed = draw(some(choices, 1, 6)) if kind == "pilihan" else ()
    clauses = draw(some(groups | marks | node(ast.Ask, labels), 0, 5))
    arranged = arrange(ast.Fact, clauses)  # type: ignore[arg-type]
    return ast.Fact(draw(paths), draw(labels), kind, listed, arranged, span=NOWHERE)  # type: ignore[arg-type]


declarations = st.one_of(
    declared(
        ast.Package,
        node(ast.Version, st.just("1.0.0")),
        node(ast.Language, st.sampled_from(["id", "en"])),
        titles,
        scopes,
        node(ast.Tracks, some(alternatives)),
    ),
    node(ast.Use, some(simple)),
    declared(
        ast.Source,
        titles,
        node(ast.Number, texts),
        in_force,
        node(ast.Replaces, some(qualified)),
        transitions,
        node(ast.Link, texts),
        node(ast.Seen, seen),
    ),
    declared(
        ast.Sanction,
        titles,
        tracks,
        node(ast.Level, st.integers(0, 9999)),
        in_force,
        under,
        node(ast.For, conditions),
        quotes,
        node(ast.Authority, labels, maybe(periods), cited),
    ),
    declared(ast.Term, titles, bodies, readings),
    facts(),
    declared(ast.Calendar, titles, scopes, under, node(ast.Seen, seen), stages),
    node(ast.Conclusion, paths, values, conditions, cited),
    node(ast.Presumption, paths, values),
    node(ast.Impossible, conditions, cited),
    declared(
        ast.Prohibition,
        titles,
        bases,
        quotes,
        in_force,
        tracks,
        bodies,
        readings,
        exceptions,
        node(ast.Penalty, qualified, maybe(conditions), cited),
        examples,
    ),
    declared(
        ast.Permission,
        titles,
        bases,
        quotes,
        in_force,
        node(ast.Disputed),
        bodies,
        readings,
        exceptions,
        node(ast.Overrides, some(qualified)),
        examples,
    ),
    node(ast.NotEncoded, citations, texts),
    node(ast.Examples, qualified, some(examples, 0, 3)),
)


def files(least: int = 0, most: int = 5) -> st.SearchStrategy[ast.File]:
    """Whole files."""
    return st.builds(ast.File, some(declarations, least, most), span=st.just(NOWHERE))
