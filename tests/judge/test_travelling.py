"""What goes to another process, and what a judge is after it was copied or its process forked."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys

import pytest

import asn_neutrality as asn
from asn_neutrality import Judge
from tests.fixtures import village
from tests.fixtures.village import ELECTION, VILLAGE
from tests.native.ways import Way

pytestmark = pytest.mark.usefixtures("loops")

LIKE = {"pelaku": "pns", "perbuatan": "suka", **ELECTION, "status": "calon"}
OPEN = {**LIKE, "status": "?"}
FORKED = """
import os, sys
import asn_neutrality as asn

judge = asn.compile(asn.load(sys.argv[1]))
like, open_ = {like!r}, {open_!r}
for _ in range(30):
    before = judge.decide(like), judge.evaluate(open_).explain()
child = os.fork()
same = (judge.decide(like), judge.evaluate(open_).explain()) == before
other = {{**like, "perbuatan": "hadir"}}
new = judge.decide(other) == asn.compile(asn.load(sys.argv[1])).decide(other)
if not child:
    os._exit(0 if same and new else 1)
sys.exit(0 if same and new and os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0 else 1)
"""


def judges() -> tuple[Judge, Judge]:
    """One that is new, and one that has met many records."""
    new, busy = asn.compile(village.rules()), asn.compile(village.rules())
    for _ in range(30):
        busy.decide(LIKE)
        busy.evaluate(OPEN).explain()
    return new, busy


def test_rules_and_what_was_found_travel() -> None:
    for judge in judges():
        verdict, decision = judge.evaluate(OPEN), judge.decide(OPEN)
        for kept in (decision, verdict.judgement, verdict.receipt()):
            assert pickle.loads(pickle.dumps(kept)) == kept == copy.deepcopy(kept)  # noqa: S301 - our own bytes
        rules = pickle.loads(pickle.dumps(judge.rules))  # noqa: S301 - the same
        assert asn.compile(rules).decide(OPEN) == decision


def test_a_judge_is_shared_and_does_not_travel() -> None:
    for judge in judges():
        decision = judge.decide(OPEN)
        assert copy.copy(judge).decide(OPEN) == decision
        for travelling in (pickle.dumps, copy.deepcopy):
            with pytest.raises(TypeError, match="pickle"):
                travelling(judge)
        assert judge.decide(OPEN) == decision


def test_a_judge_goes_on_on_both_sides_of_a_fork(loops: Way) -> None:
    script = FORKED.format(like=LIKE, open_=OPEN)
    environment = {**os.environ, "ASN_NEUTRALITY_PURE": "1" if loops is None else ""}
    assert subprocess.run([sys.executable, "-c", script, str(VILLAGE)], check=False, env=environment).returncode == 0
