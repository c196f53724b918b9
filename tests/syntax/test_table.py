"""The parse table in one order."""

from __future__ import annotations

import subprocess
import sys

from asn_neutrality.syntax import grammar
from asn_neutrality.syntax.table import SHIFT, ordered

HASH = """
import hashlib
from asn_neutrality.syntax import grammar
print(hashlib.sha256(grammar.sealed_table()[1]).hexdigest())
"""

# Two terminals: `b` shifts to state 9, which reduces.
TABLE = {
    "tokens": {0: "z", 1: "b"},
    "states": {7: {0: (1, "rule"), 1: (0, 9)}, 9: {0: (0, 7)}},
    "start_states": {"start": 7},
    "end_states": {"start": 9},
}


def test_states_are_numbered_as_they_are_met_and_terminals_by_name() -> None:
    assert ordered(TABLE) == {
        "tokens": {0: "b", 1: "z"},
        "states": {0: {0: (0, 1), 1: (1, "rule")}, 1: {1: (0, 0)}},
        "start_states": {"start": 0},
        "end_states": {"start": 1},
    }
    assert [list(state) for state in ordered(TABLE)["states"].values()] == [[0, 1], [1]]


def test_table_of_the_grammar_keeps_every_state_and_action() -> None:
    data, _ = grammar._table()
    table = data["parser"]["parser"]
    (start,) = table["start_states"].values()
    assert start == 0
    assert list(table["states"]) == list(range(len(table["states"])))
    shifts = {there for state in table["states"].values() for kind, there in state.values() if kind == SHIFT}
    assert shifts | {start} == set(table["states"])


def test_every_process_makes_the_same_table() -> None:
    made = {
        subprocess.run([sys.executable, "-c", HASH], capture_output=True, text=True, check=True).stdout for _ in "ab"
    }
    assert len(made) == 1
