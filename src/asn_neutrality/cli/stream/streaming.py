"""``evaluate`` on tables: pieces to parts on all cores, parts to one result in order."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click
from attrs import define
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from asn_neutrality import backends
from asn_neutrality.cli.batch import Counts
from asn_neutrality.cli.files import STANDARD, is_device, open_output, target_of
from asn_neutrality.cli.frame import Refusal
from asn_neutrality.cli.inputs.reading import InputFormat
from asn_neutrality.cli.plans import plan_of
from asn_neutrality.cli.processes import pool_of
from asn_neutrality.cli.stream.entering import enter
from asn_neutrality.cli.stream.tasks import Headings, tasks_of
from asn_neutrality.cli.stream.worker import Task, Work, Worker, begin, do, map_of
from asn_neutrality.cli.stream.workshop import Workshop
from asn_neutrality.cli.texts import Texts
from asn_neutrality.judge import Judge

CSV = ".csv"


@define(frozen=True)
class Wanted:
    """What is to be judged and written where; without ``output`` to standard output, as CSV where ``csv`` says so."""

    files: tuple[str, ...]
    form: InputFormat | None
    output: str | None
    csv: bool
    jobs: int
    resume: bool


class Streaming:
    """One run."""

    def __init__(self, judge: Judge, work: Work, wanted: Wanted, texts: Texts) -> None:
        self._rows = judge.rows(presumptions=work.presume, language=work.language)
        self._schema = backends.parts.part_schema(self._rows)
        self._judge = judge
        self._work = work
        self._wanted = wanted
        self._texts = texts

    def run(self, *, progress: bool) -> Counts:
        """What became of all rows."""
        with self._workshop() as workshop:
            headings = Headings(self._rows, map_of(self._rows, self._work))
            tasks = list(tasks_of(self._wanted.files, self._wanted.form, workshop, headings, self._texts))
            todo = [task for task in tasks if not task.path.exists()]
            done = [backends.parts.tally(task.path) for task in tasks if task.path.exists()]
            with self._progress(tasks, todo, shown=progress) as advance:
                try:
                    done += self._do(todo, advance)
                except KeyboardInterrupt:
                    self._tell_how_to_go_on(tasks, workshop)
                    raise click.Abort from None
            self._write([task.path for task in tasks])
        counts = Counts()
        for tally in done:
            counts.judged += sum(tally.outcomes.values())
            counts.refused += tally.refused
            counts.outcomes |= {name for name, number in tally.outcomes.items() if number}
        return counts

    @contextmanager
    def _workshop(self) -> Iterator[Workshop]:
        """The folder of the parts: beside the result, where it stays if the run is broken off; else a passing one."""
        output = self._wanted.output
        if output is not None and (output == STANDARD or is_device(output)):
            output = None  # what cannot be read again is not gone on with
        work, wanted = self._work, self._wanted
        options = {"presume": work.presume, "language": work.language, "form": wanted.form}
        plan = plan_of(self._judge.rules, wanted.files, work.map_file, **options)
        if output is None:
            with tempfile.TemporaryDirectory() as folder:
                yield Workshop(Path(folder), plan)
            return
        target = target_of(output)
        workshop = Workshop(target.with_name(f".{target.name}.parts"), plan)
        enter(workshop, output, self._texts, resume=self._wanted.resume)
        try:
            yield workshop
        except BaseException:
            if not workshop.parts:
                workshop.end()
            raise
        workshop.end()

    def _do(self, todo: Sequence[Task], advance: Callable[[Task], None]) -> Iterator[backends.parts.Tally]:
        """The tallies of tasks, as they are done."""
        jobs = min(self._wanted.jobs, len(todo))
        if jobs <= 1:
            worker = Worker(self._rows, self._work)
            for task in todo:
                yield self._read(task, partial(worker.work, task))
                advance(task)
            return
        with pool_of(jobs, begin, self._work) as pool:
            futures: dict[Future[backends.parts.Tally], Task] = {pool.submit(do, task): task for task in todo}
            for future in as_completed(futures):
                yield self._read(futures[future], future.result)
                advance(futures[future])

    def _read(self, task: Task, act: Callable[[], backends.parts.Tally]) -> backends.parts.Tally:
        try:
            return act()
        except BrokenProcessPool:
            raise Refusal(self._texts("stream-broken")) from None
        except (OSError, ValueError):
            raise Refusal(self._texts("unreadable", task.piece.file)) from None

    def _write(self, parts: Sequence[Path]) -> None:
        """All parts as one result."""
        output = self._wanted.output
        batches = backends.parts.read_parts(parts)
        writer = backends.parts.TABLES.get(Path(output).suffix.lower()) if output is not None else None
        if output is not None and writer is not None:
            target = target_of(output)
            draft = target.with_name(f".{target.name}.{os.getpid()}.part")
            try:
                writer(draft, self._schema, batches)
                draft.replace(target)
            finally:
                draft.unlink(missing_ok=True)
            return
        with open_output(output, self._texts) as stream:
            as_csv = self._wanted.csv or (output is not None and Path(output).suffix.lower() == CSV)
            write = backends.parts.write_csv if as_csv else backends.parts.write_json_lines
            write(stream, self._schema, batches)

    def _tell_how_to_go_on(self, tasks: Sequence[Task], workshop: Workshop) -> None:
        if self._wanted.output is not None:
            done = workshop.parts
            sys.stderr.write(self._texts("stream-stopped", done, len(tasks), str(workshop.folder)) + "\n")

    @contextmanager
    def _progress(
        self, tasks: Sequence[Task], todo: Sequence[Task], *, shown: bool
    ) -> Iterator[Callable[[Task], None]]:
        whole, rest = (sum(task.piece.weight for task in some) for some in (tasks, todo))
        columns = (
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True, disable=not shown) as display:
            bar = display.add_task("", total=whole, completed=whole - rest, rate="")

            def advance(task: Task) -> None:
                display.advance(bar, task.piece.weight)
                speed = display.tasks[0].speed
                if speed:
                    unit = "stream-rate-rows" if task.form is None else "stream-rate-bytes"
                    display.update(bar, rate=self._texts(unit, f"{speed / 1e6:.1f}"))

            yield advance
