"""A run of the benchmark that was broken off goes on where it stood."""

from __future__ import annotations

from pathlib import Path

import asn_neutrality as asn
from benchmarks.questions import lines, measure, mend, rows

PACK = "kaimana_2020"


def test_a_broken_run_goes_on_where_it_stood(tmp_path: Path) -> None:
    judge, log = asn.compile(asn.load(PACK)), tmp_path / "log"
    mend(log)
    measure(judge, 2, 0, log)
    first = log.read_text()
    with log.open("a") as written:
        written.write('{"of": "rec')
    mend(log)
    assert log.read_text() == first
    measure(judge, 3, 1, log)
    assert log.read_text().startswith(first)
    found = [(line["of"], line["number"]) for line in lines(log)]
    assert found == [("record", 0), ("record", 1), ("record", 2), ("interview", 0)]
    assert dict(rows(judge, log))["records, interviews"] == "3, 1"
