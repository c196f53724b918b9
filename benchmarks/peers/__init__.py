"""Engines to compare with, one file each."""

from benchmarks.peers.by_hand import IF, TUNED_IF
from benchmarks.peers.cedar import CEDAR
from benchmarks.peers.cel_google import CEL_GOOGLE
from benchmarks.peers.cel_rust import CEL_RUST
from benchmarks.peers.datalogic import DATALOGIC
from benchmarks.peers.duckdb_table import DUCKDB
from benchmarks.peers.numpy_codes import NUMPY
from benchmarks.peers.openfisca import OPENFISCA
from benchmarks.peers.ours import DECIDE, EVALUATE, TABLE, TABLE_LISTS, TABLE_STRINGS
from benchmarks.peers.pandas_frame import PANDAS
from benchmarks.peers.polars_frame import POLARS_ENUM, POLARS_STRINGS
from benchmarks.peers.prepared import Peer
from benchmarks.peers.rule_engine import RULE_ENGINE
from benchmarks.peers.zen import ZEN

OURS = (DECIDE, EVALUATE, TABLE, TABLE_LISTS, TABLE_STRINGS)
BY_HAND = (IF, TUNED_IF)
ENGINES = (DATALOGIC, ZEN, CEL_GOOGLE, CEL_RUST, CEDAR, RULE_ENGINE)  # of rules, one event at a time
FRAMES = (NUMPY, POLARS_ENUM, POLARS_STRINGS, DUCKDB, PANDAS, OPENFISCA)  # of columns
PEERS = (*OURS, *BY_HAND, *ENGINES, *FRAMES)

__all__ = [
    "BY_HAND",
    "DECIDE",
    "ENGINES",
    "EVALUATE",
    "FRAMES",
    "IF",
    "OURS",
    "PEERS",
    "POLARS_ENUM",
    "POLARS_STRINGS",
    "TABLE",
    "TABLE_STRINGS",
    "Peer",
]
