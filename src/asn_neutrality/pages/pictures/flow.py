"""The way from an event to the finding of one prohibition, step by step, from the rule's own structure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define

from asn_neutrality.domain.rules import Prohibition
from asn_neutrality.domain.sources import ALWAYS
from asn_neutrality.explain.citations import cite_all, period_words
from asn_neutrality.explain.conditions import answer_name, describe_in
from asn_neutrality.explain.penalties import sanction_level, sanction_title
from asn_neutrality.explain.voice import Voice
from asn_neutrality.ir.lowering import flatten
from asn_neutrality.logic.atoms import Meant
from asn_neutrality.logic.fold import leaves, questions
from asn_neutrality.logic.shapes import All, Any, Choice, Constant
from asn_neutrality.pages.html import Content, Markup
from asn_neutrality.pages.pictures.svg import FAINT, arrow, box, group, picture, shape, words_at, wrapped

WIDTH, BOX, EXIT, LEFT = 720, 470, 170, 10
SIZE, SMALL, LINE, PAD = 12.5, 10.5, 16.5, 10
BETWEEN = 26
_ALWAYS: tuple[Meant, ...] = (Constant(True), All(()))
_PAPER, _EDGE = "#f4f6f9", "#8fa3bd"
_AMBER, _GREEN, _RED = "#9a5b00", "#2e6b3f", "#9c1f2e"


@define(frozen=True)
class Step:
    """A question of the flow: its kind, the words, remarks below; ``leaves`` is where the other answer leads.

    The way goes on with yes, of an excuse with no.
    """

    kind: str
    lines: tuple[str, ...]
    remarks: tuple[str, ...]
    leaves: str
    excuse: bool = False


def flow(rule: Prohibition, voice: Voice) -> Markup:
    """The picture of one prohibition."""
    say = voice.say
    parts: list[Content] = []
    y: float = 8
    for step in _steps(rule, voice):
        height = _height(step)
        parts.append(_drawn(step, y, height, voice))
        y += height + BETWEEN
    ending = _ending(rule, voice)
    parts.append(_found(ending, y))
    tall = y + PAD + len(ending) * LINE + 12
    title = say("picture.flow_title", rule=voice.label(rule.title))
    return picture(WIDTH, tall, title, say("picture.flow_desc"), parts)


# -- Steps -----------------------------------------------------------------------------------------------------------


def _steps(rule: Prohibition, voice: Voice) -> Iterator[Step]:
    say = voice.say
    scope = voice.rules.packs[rule.pack].scope
    if scope not in _ALWAYS:
        yield _step(say("picture.scope"), [scope], say("picture.out_of_scope"), voice)
    if rule.period != ALWAYS:
        lines = tuple(wrapped(_capital(period_words(rule.period, voice)), BOX - 2 * PAD, SIZE))
        yield Step(say("picture.period"), lines, (), say("picture.out_of_force"))
    for number, part in enumerate(flatten(rule.condition), 1):
        yield _step(say("picture.condition", number=number), [part], say("picture.not_met"), voice)
    for each in rule.exceptions:
        yield _excuse("exception", voice.name(each.label, each.name), [each.condition], voice, each.question)
    for permission in voice.overriding.get(rule.id, ()):
        title = f"{voice.label(permission.title)} — {cite_all(permission.basis[:1], voice)}"
        yield _excuse("permission", title, [permission.condition], voice, permission.question)


def _step(kind: str, conditions: Iterable[Meant], leaves_: str, voice: Voice) -> Step:
    conditions = tuple(conditions)
    lines = [line for condition in conditions for line in _lines(condition, voice)]
    return Step(kind, tuple(lines), tuple(_remarks(conditions, voice)), leaves_)


def _excuse(key: str, title: str, conditions: list[Meant], voice: Voice, question: str | None) -> Step:
    suffix = "" if question is None else "_disputed"
    leaves_ = voice.say(f"picture.excused{suffix}")
    kind = f"{voice.say(f'picture.{key}{suffix}')}: {title}"
    lines = [line for condition in conditions for line in _lines(condition, voice)]
    return Step(kind, tuple(lines), tuple(_remarks(conditions, voice)), leaves_, excuse=True)


def _lines(condition: Meant, voice: Voice) -> list[str]:
    """A condition in lines of the box; of one with alternatives each alternative."""
    width = BOX - 2 * PAD
    if isinstance(condition, Any) and len(condition.parts) > 1:
        listed = (describe_in(part, voice) for part in condition.parts)
        return [_capital(voice.say("picture.any_of")), *_listed(listed, width)]
    if isinstance(condition, Choice):
        answers = ((answer_name(condition.question, each.name, voice), each.part) for each in condition.answers)
        listed = (voice.say("condition.reading", reading=name, part=describe_in(part, voice)) for name, part in answers)
        return _listed(listed, width)
    return wrapped(_capital(describe_in(condition, voice)), width, SIZE)


def _listed(parts: Iterable[str], width: float) -> list[str]:
    found: list[str] = []
    for part in parts:
        first, *rest = wrapped(part, width - 14, SIZE)
        found += [f"•  {first}", *(f"\u2003{line}" for line in rest)]
    return found


def _remarks(conditions: Iterable[Meant], voice: Voice) -> Iterator[str]:
    """What of it a person must assess, and whether it can be read in several ways."""
    conditions = tuple(conditions)
    tested = dict.fromkeys(leaf.test.fact for condition in conditions for leaf in leaves(condition))
    assessed = [voice.label(voice.facts[name].label) for name in tested if voice.facts[name].favourable is not None]
    if assessed:
        yield voice.say("picture.assessed", facts=voice.templates.list_any([f"“{each}”" for each in assessed]))
    if any(questions(condition) for condition in conditions):
        yield voice.say("picture.read")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# -- Shapes ----------------------------------------------------------------------------------------------------------


def _kind_lines(step: Step) -> list[str]:
    return wrapped(step.kind, BOX - 2 * PAD, SMALL)


def _remark_lines(step: Step) -> list[str]:
    return [line for remark in step.remarks for line in wrapped(f"▸ {remark}", BOX - 2 * PAD, SMALL)]


def _height(step: Step) -> float:
    small = len(_kind_lines(step)) + len(_remark_lines(step))
    return 2 * PAD + small * SMALL * 1.3 + 3 + len(step.lines) * LINE


def _drawn(step: Step, y: float, height: float, voice: Voice) -> Markup:
    dash = "5 3" if step.excuse else None
    base = y + PAD + SMALL * 0.8
    kinds, remarks = _kind_lines(step), _remark_lines(step)
    said = base + len(kinds) * SMALL * 1.3 + 4.5
    parts: list[Content] = [
        box(LEFT, y, BOX, height, fill=_PAPER, stroke=_EDGE, stroke_dasharray=dash),
        words_at(LEFT + PAD, base, kinds, SMALL, fill=FAINT, font_weight="600"),
        words_at(LEFT + PAD, said, step.lines, SIZE),
    ]
    if remarks:
        parts.append(words_at(LEFT + PAD, said + len(step.lines) * LINE - 2, remarks, SMALL, fill=_AMBER))
    yes, no = voice.say("picture.yes"), voice.say("picture.no")
    on, off = (no, yes) if step.excuse else (yes, no)
    parts += [_aside(step, y + height / 2, off), *_down(y + height, on)]
    return group(parts)


def _aside(step: Step, y: float, answer: str) -> Markup:
    """Where the other answer leads."""
    x = LEFT + BOX
    right = WIDTH - EXIT
    lines = wrapped(step.leaves, EXIT - 16, SIZE)
    height = 12 + len(lines) * LINE
    top = y - height / 2
    color = _AMBER if step.excuse else _GREEN
    return group(
        [
            arrow(x, y, to_x=right - 2, to_y=y),
            words_at((x + right) / 2 - 3, y - 5, [answer], SMALL, fill=FAINT, text_anchor="middle"),
            shape("rect", x=right, y=top, width=EXIT - 10, height=height, rx=height / 2, fill="#fff", stroke=color),
            words_at(right + (EXIT - 10) / 2, top + 6 + SIZE, lines, SIZE, fill=color, text_anchor="middle"),
        ]
    )


def _down(y: float, answer: str) -> list[Markup]:
    x = LEFT + BOX / 2
    return [
        arrow(x, y, to_x=x, to_y=y + BETWEEN - 2),
        words_at(x + 8, y + BETWEEN / 2 + 2, [answer], SMALL, fill=FAINT),
    ]


def _ending(rule: Prohibition, voice: Voice) -> list[str]:
    """The finding, the track and the sanctions."""
    lines = [voice.say("picture.violated"), voice.track(rule.track)]
    for clause in rule.sanctions:
        said = f"{sanction_title(clause, voice)}{sanction_level(clause, voice)}"
        lines += wrapped(said, BOX - 2 * PAD, SIZE)
    return list(dict.fromkeys(lines))


def _found(lines: list[str], y: float) -> Markup:
    height = 2 * PAD + len(lines) * LINE - 4
    first, *rest = lines
    return group(
        [
            box(LEFT, y, BOX, height, fill=_RED),
            words_at(LEFT + PAD, y + PAD + SIZE - 1, [first], SIZE, fill="#fff", font_weight="600"),
            words_at(LEFT + PAD, y + PAD + SIZE - 1 + LINE, rest, SIZE, fill="#fff"),
        ]
    )
