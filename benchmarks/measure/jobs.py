"""What is measured together, in a process of its own: packages fix their number of threads when imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from attrs import define

from benchmarks.measure import list_of_records, one_event, table_of_events
from benchmarks.measure.effort import TINY, WHOLE
from benchmarks.measure.figure import Figure, read_figure
from benchmarks.measure.setting import Setting
from benchmarks.part import Part
from benchmarks.peers import OURS, PEERS, Peer
from benchmarks.peers.prepared import THREADS

MEASURES = {
    Part.ONE: one_event.measure,
    Part.LIST: list_of_records.measure,
    Part.CODES: table_of_events.measure,
    Part.STRINGS: table_of_events.measure,
}


@define(frozen=True)
class Job:
    """One part with so many threads; without missing facts, or with few threads, only of those whom that concerns."""

    part: Part
    threads: int
    missing: bool = True

    def figures(self, *, tiny: bool = False) -> Iterator[Figure]:
        """Measured in this process."""
        effort = TINY if tiny else WHOLE
        peers: tuple[Peer, ...] = PEERS
        table = self.part in {Part.CODES, Part.STRINGS}
        if table and not (self.missing and self.threads == (os.cpu_count() or 1)):
            peers = tuple(peer for peer in PEERS if peer.threaded or peer in OURS)
        if not self.missing and self.part is Part.ONE:
            peers = OURS  # of columns engines disturb each other's caches, with missing facts and without
        for number in effort.sizes[self.part][: None if self.missing else 1]:
            setting = Setting(self.part, number, self.threads, self.missing)
            yield from MEASURES[self.part](setting, effort, peers)


def jobs_of(part: Part) -> tuple[Job, ...]:
    """The jobs of a part."""
    all_threads = os.cpu_count() or 1
    several = [] if all_threads == 1 else [Job(part, all_threads)]
    match part:
        case Part.ONE:
            return Job(part, 1), Job(part, 1, missing=False)
        case Part.LIST:
            return (Job(part, all_threads),)
        case Part.CODES:
            return *several, Job(part, 1), Job(part, all_threads, missing=False)
        case Part.STRINGS:
            return *several, Job(part, 1)


def in_new_process(job: Job, *, tiny: bool = False) -> Iterator[Figure]:
    """The figures of a job as another process finds them."""
    words = [job.part.value, str(job.threads), str(int(job.missing)), str(int(tiny))]
    environment = {**os.environ, "POLARS_MAX_THREADS": str(job.threads), THREADS: str(job.threads)}
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.measure.jobs", *words]
    # What other packages say when they end is not ours to tell.
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            yield read_figure(json.loads(line))
    if process.returncode:
        raise RuntimeError(f"`{' '.join(command)}` ended with {process.returncode}: run it to see why")


def main() -> None:
    """Measure the job that the arguments name; one line of JSON for each figure."""
    part, threads, missing, tiny = sys.argv[1:]
    for figure in Job(Part(part), int(threads), bool(int(missing))).figures(tiny=bool(int(tiny))):
        print(json.dumps(figure.to_dict()), flush=True)


if __name__ == "__main__":
    main()
