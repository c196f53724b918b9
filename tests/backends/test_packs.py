"""The examples of shipped packs, as one table, are judged as they are one by one."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

import asn_neutrality as asn
from tests.backends.rows import Row, one_by_one, table, together, written


def examples(judge: asn.Judge) -> list[Row]:
    """The records of all examples, each once."""
    packs = judge.rules.packs.values()
    found = [example for pack in packs for rule in pack.rules for example in rule.examples]
    rows = [written(judge, example.record) for example in (*found, *(each for pack in packs for each in pack.examples))]
    return list({tuple(row.items()): row for row in rows}.values())


@pytest.mark.parametrize(("name", "every"), [("daerah", 3), ("nasional", 40)])
def test_examples_are_judged_together_as_one_by_one(name: str, every: int) -> None:
    judge = asn.compile(asn.load(name))
    rows = examples(judge)[::every]
    assert len(rows) > 10
    assert together(judge, table(rows)) == one_by_one(judge, rows)


def test_what_stands_where_there_is_no_value_says_nothing() -> None:
    judge = asn.compile(asn.load("musi_rawas_2020"))
    acts = [value.name for value in judge.rules.vocabulary.facts["perbuatan"].values]
    stated: Row = {"pemilihan": "pilkada_2020", "pelaku.wilayah": "16.05", "pelaku.status": "pns"}
    rows: list[Row] = [{**stated, "perbuatan": act} for act in (*acts, None)]
    codes = np.array([*range(len(acts)), 127], np.int8)
    known = np.packbits(codes < 127, bitorder="little")
    column = pa.Array.from_buffers(pa.int8(), len(codes), [pa.py_buffer(known), pa.py_buffer(codes)])
    given = table(rows).drop_columns(["perbuatan"])
    given = given.append_column("perbuatan", pa.DictionaryArray.from_arrays(column, pa.array(acts), safe=False))
    assert together(judge, given) == one_by_one(judge, rows)
