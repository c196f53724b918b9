"""``ask``: an interview that asks only what can still matter, and ends with the verdict and its receipt."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import click
from attrs import define

from asn_neutrality.cli.batch import record_of
from asn_neutrality.cli.files import open_output
from asn_neutrality.cli.frame import Command, Refusal
from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.inputs.reading import InputFormat
from asn_neutrality.cli.intake import intake_of
from asn_neutrality.cli.options import input_format_option, map_option, presume_option, rules_option, sheet_option
from asn_neutrality.cli.texts import Texts
from asn_neutrality.domain.records import EventRecord
from asn_neutrality.errors import EventError
from asn_neutrality.explain.receipts import receipt_rows
from asn_neutrality.explain.voice import voice_of
from asn_neutrality.judge import Interview, Judge
from asn_neutrality.pipeline import compile_rules, load
from asn_neutrality.source.diagnostic import Diagnostic
from asn_neutrality.source.draw import draw

REFUSED = 1
# In both languages whatever the interview's: nobody should have to know which it is.
NOT_KNOWN = frozenset({"?", "tidak tahu", "tak tahu", "do not know", "don't know", "dont know", "unknown"})
BACK = frozenset({"kembali", "back"})
WHY = frozenset({"mengapa", "kenapa", "why"})
ENOUGH = frozenset({"selesai", "berhenti", "done", "stop"})


@define(frozen=True)
class Request:
    """The arguments of the command."""

    known: tuple[str, ...]
    rules: tuple[str, ...]
    presume: bool
    record: str | None
    receipt: str | None
    number: int
    input_format: InputFormat | None
    sheet: str | None
    map_file: str | None


def ask(texts: Texts) -> Command:
    """The command in the language of ``texts``."""
    return Command(
        "ask",
        callback=lambda **given: _run(Request(**given), texts),
        help=texts("ask"),
        params=[
            click.Argument(["known"], nargs=-1, metavar="[FACT=VALUE]..."),
            rules_option(texts),
            presume_option(texts),
            click.Option(["--record"], metavar="FILE", help=texts("ask-record")),
            click.Option(["--number"], type=click.IntRange(1), default=1, metavar="N", help=texts("ask-number-of")),
            input_format_option(texts),
            sheet_option(texts),
            map_option(texts),
            click.Option(["--receipt"], metavar="FILE", help=texts("ask-receipt")),
        ],
    )


def _run(request: Request, texts: Texts) -> int:
    judge = compile_rules(load(*request.rules))
    record = _start(request, judge, texts)
    if not isinstance(record, EventRecord):
        _tell(record, texts)
        return REFUSED
    interview = Interview(judge, record, presumptions=request.presume, language=texts.language)
    _say(texts("ask-hint") if interview.question else texts("ask-nothing"))
    while interview.question is not None and _turn(interview, texts):
        pass
    _end(interview, judge, request.receipt, texts)
    return 0


def _start(request: Request, judge: Judge, texts: Texts) -> EventRecord | Sequence[Diagnostic]:
    """What is known before the first question: the record of the file, then what the arguments state."""
    facts = dict(_pair(each, texts) for each in request.known)
    stated = record_of(Item("ask", 1, facts), judge, texts)
    if request.record is None and (request.map_file or request.sheet):
        raise Refusal(texts("ask-without-record", "--map" if request.map_file else "--sheet"))
    if not isinstance(stated, EventRecord) or request.record is None:
        return stated
    intake = intake_of(judge.rules.vocabulary, request.input_format, request.sheet, request.map_file, texts)
    record = record_of(intake.pick(request.record, request.number), judge, texts)
    return EventRecord({**record.facts, **stated.facts}) if isinstance(record, EventRecord) else record


def _pair(text: str, texts: Texts) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise Refusal(texts("ask-pair", text))
    return name.strip(), value.strip()


def _turn(interview: Interview, texts: Texts) -> bool:
    """Ask one question and take what is typed; False where no more shall be asked."""
    _say("\n" + texts("ask-number", len(interview.asked) + 1, interview.question_text()))
    while True:
        typed = _read()
        word = (typed or "").strip().lower()
        if typed is None or word in ENOUGH:
            return False
        if word in WHY:
            _say(interview.why_text())
        elif word in BACK:
            if interview.back():
                return True
            _say(texts("ask-no-back"))
        elif word and _take(interview, typed.strip(), texts):
            return True


def _take(interview: Interview, typed: str, texts: Texts) -> bool:
    """Whether what was typed answers the question; what is wrong with it is said."""
    before = {each for each in interview.verdict.contradictions if each.concluded is None}
    if typed.lower() in NOT_KNOWN:
        interview.do_not_know()
        return True
    try:
        interview.answer(_meant(interview, typed))
    except EventError as error:
        _tell(error.diagnostics, texts)
        return False
    if {each for each in interview.verdict.contradictions if each.concluded is None} - before:
        _say(texts("ask-contradiction"))
    return True


def _meant(interview: Interview, typed: str) -> str:
    """The value that a number or a label stands for; else what was typed, for a record to understand."""
    choices = interview.question.choices if interview.question else ()
    if typed.isdecimal() and 1 <= int(typed) <= len(choices):
        return choices[int(typed) - 1].name
    for choice in choices:
        if typed.casefold() in {each.casefold() for each in (choice.label.id, choice.label.en) if each}:
            return choice.name
    return typed


def _end(interview: Interview, judge: Judge, file: str | None, texts: Texts) -> None:
    """The verdict and its receipt."""
    verdict = interview.verdict
    _say("\n" + verdict.explain(texts.language).rstrip("\n"))
    receipt = verdict.receipt()
    _say("\n" + texts("ask-receipt-heading"))
    for label, value in receipt_rows(receipt, voice_of(judge.rules, texts.language)):
        _say(f"  - {label}: {value}")
    if file is not None:
        with open_output(file, texts) as stream:
            stream.write(json.dumps(receipt.to_dict(), ensure_ascii=False, indent=2) + "\n")
        _say(texts("ask-receipt-written", file))


def _read() -> str | None:
    """A line that was typed; None at the end of the input."""
    sys.stdout.write("> ")
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        _say("")
        return None
    return line


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _tell(diagnostics: Sequence[Diagnostic], texts: Texts) -> None:
    for diagnostic in diagnostics:
        sys.stderr.write(draw(diagnostic, texts.language) + "\n")
