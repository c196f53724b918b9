"""``evaluate`` on long files of lines: pieces judged on all cores, written in order, gone on with where broken off."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import click
from attrs import define
from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from asn_neutrality.cli.batch import Counts
from asn_neutrality.cli.files import STANDARD, is_device, open_output, target_of
from asn_neutrality.cli.frame import Refusal
from asn_neutrality.cli.lines.cutting import LONG, LineFormat, Piece, pieces_of
from asn_neutrality.cli.lines.kept import Draft, Progress, note, read_progress
from asn_neutrality.cli.lines.worker import Found, Work, Worker, begin, do
from asn_neutrality.cli.plans import plan_of
from asn_neutrality.cli.processes import pool_of
from asn_neutrality.cli.stream.entering import enter
from asn_neutrality.cli.stream.workshop import Workshop
from asn_neutrality.cli.texts import Texts
from asn_neutrality.judge import Judge

Write = Callable[[str], object]


@define(frozen=True)
class Wanted:
    """What is to be judged, with the form of each file, and where results go."""

    files: Mapping[str, LineFormat]
    output: str | None
    rejects: str | None
    jobs: int
    resume: bool


class Run:
    """One run."""

    def __init__(self, judge: Judge, work: Work, wanted: Wanted, texts: Texts) -> None:
        self._worker = Worker(judge, work)
        self._judge = judge
        self._work = work
        self._wanted = wanted
        self._texts = texts

    def run(self, *, progress: bool) -> Counts:
        """What became of all records."""
        output = self._wanted.output
        if output is None or output == STANDARD or is_device(output) or self._leads_nowhere():
            return self._passing(shown=progress)
        target = target_of(output)
        workshop = Workshop(target.with_name(f".{target.name}.parts"), self._plan())
        enter(workshop, output, self._texts, resume=self._wanted.resume)
        try:
            counts = self._keeping(workshop, target, shown=progress)
        except BaseException:
            if not read_progress(workshop.folder).pieces:
                workshop.end()
            raise
        workshop.end()
        return counts

    def _leads_nowhere(self) -> bool:
        """Whether rejects go where nothing can be taken back."""
        rejects = self._wanted.rejects
        return rejects is not None and (rejects == STANDARD or is_device(rejects))

    def _plan(self) -> Mapping[str, Any]:
        work, wanted = self._work, self._wanted
        options = {"presume": work.presume, "language": work.language, "form": work.form, "piece": LONG}
        rejects = wanted.rejects and str(target_of(wanted.rejects))
        return plan_of(self._judge.rules, wanted.files, work.map_file, rejects=rejects, **options)

    def _passing(self, *, shown: bool) -> Counts:
        """Write to what is no file: nothing is kept of a run that is broken off."""
        done = Progress()
        with ExitStack() as opened:
            output = opened.enter_context(open_output(self._wanted.output, self._texts))
            rejects = self._wanted.rejects
            bad = opened.enter_context(open_output(rejects, self._texts)) if rejects else None
            output.write(self._worker.header())
            advance = opened.enter_context(self._progress(done, shown=shown))
            for piece, found in opened.enter_context(closing(self._found(0))):
                output.write(found.output)
                if bad is not None:
                    bad.write(found.rejects)
                done = self._note(piece, found, (0, 0), done, advance)
        return done.counts

    def _keeping(self, workshop: Workshop, target: Path, *, shown: bool) -> Counts:
        """Write to drafts that a later run can go on with."""
        done = read_progress(workshop.folder)
        drafts = [self._draft(target, workshop.folder / "output", done.lengths[0])]
        if self._wanted.rejects is not None:
            rejects = target_of(self._wanted.rejects)
            drafts.append(self._draft(rejects, rejects.with_name(f".{rejects.name}.part"), done.lengths[1]))
        try:
            with self._progress(done, shown=shown) as advance, closing(self._found(done.pieces)) as coming:
                if not done.pieces:
                    drafts[0].write(self._worker.header())
                for piece, found in coming:
                    for draft, text in zip(drafts, (found.output, found.rejects), strict=False):
                        draft.write(text)
                    lengths = [*(draft.length for draft in drafts), 0][:2]
                    done = self._note(piece, found, lengths, done, advance)
                    note(workshop.folder, done)
        except KeyboardInterrupt:
            self._tell_how_to_go_on(done, workshop)
            raise click.Abort from None
        finally:
            for draft in drafts:
                draft.close()
        for draft in drafts:
            draft.finish()
        return done.counts

    def _draft(self, target: Path, draft: Path, length: int) -> Draft:
        try:
            return Draft(target, draft, length)
        except OSError:
            raise Refusal(self._texts("unwritable", str(target))) from None

    @staticmethod
    def _note(
        piece: Piece, found: Found, lengths: Sequence[int], done: Progress, advance: Callable[[int], None]
    ) -> Progress:
        sys.stderr.write(found.told)
        weight = piece.stop - piece.start
        advance(weight)
        return done.after(weight, lengths, found.counts)

    # -- Judging -------------------------------------------------------------------------------------------------------

    def _found(self, after: int) -> Generator[tuple[Piece, Found], None, None]:
        """What comes of each piece, in order; the first are done already."""
        pieces = islice(self._pieces(), after, None)
        if self._wanted.jobs <= 1:
            for piece in pieces:
                yield piece, self._read(piece, partial(self._worker.work, piece))
            return
        waiting: deque[tuple[Piece, Future[Found]]] = deque()
        with pool_of(self._wanted.jobs, begin, self._work) as pool:
            for piece in pieces:
                waiting.append((piece, pool.submit(do, piece)))
                # No more are begun than a few for each process: memory does not grow with the file.
                if len(waiting) > 2 * self._wanted.jobs:
                    yield self._first(waiting)
            while waiting:
                yield self._first(waiting)

    def _first(self, waiting: deque[tuple[Piece, Future[Found]]]) -> tuple[Piece, Found]:
        piece, future = waiting.popleft()
        return piece, self._read(piece, future.result)

    def _pieces(self) -> Iterator[Piece]:
        for file, form in self._wanted.files.items():
            try:
                yield from pieces_of(file, form, self._worker.intake.known)
            except OSError:
                raise Refusal(self._texts("unreadable", file)) from None

    def _read(self, piece: Piece, act: Callable[[], Found]) -> Found:
        try:
            return act()
        except BrokenProcessPool:
            raise Refusal(self._texts("stream-broken")) from None
        except OSError:
            raise Refusal(self._texts("unreadable", piece.file)) from None

    # -- Telling -------------------------------------------------------------------------------------------------------

    def _tell_how_to_go_on(self, done: Progress, workshop: Workshop) -> None:
        if done.pieces:
            share = 100 * done.weight // max(1, self._weight)
            sys.stderr.write(self._texts("lines-stopped", share, str(workshop.folder)) + "\n")

    @property
    def _weight(self) -> int:
        return sum(Path(file).stat().st_size for file in self._wanted.files)

    @contextmanager
    def _progress(self, done: Progress, *, shown: bool) -> Iterator[Callable[[int], None]]:
        columns = BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn()
        with Bar(*columns, console=Console(stderr=True), transient=True, disable=not shown) as display:
            bar = display.add_task("", total=self._weight, completed=done.weight, rate="")

            def advance(weight: int) -> None:
                display.advance(bar, weight)
                speed = display.tasks[0].speed
                if speed:
                    display.update(bar, rate=self._texts("stream-rate-bytes", f"{speed / 1e6:.1f}"))

            yield advance
