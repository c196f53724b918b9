"""Files of records: good ones in every form, and what is said of bad places in them."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_neutrality.cli.inputs.items import Item
from asn_neutrality.cli.inputs.reading import FORMATS, InputFormat, read_items
from asn_neutrality.source.catalogue import message

FACTS = frozenset({"id", "uraian", "perbuatan", "kontes"})


def items(content: bytes | str, name: str = "stdin", form: InputFormat | None = None) -> list[Item]:
    data = content.encode() if isinstance(content, str) else content
    return list(read_items(name, io.BytesIO(data), FACTS, form))


def records(content: bytes | str, name: str = "stdin") -> list[tuple[int, object]]:
    """Line and record of each; nothing refused."""
    found = items(content, name)
    assert not any(item.refused for item in found)
    return [(item.line, item.raw) for item in found]


def told(content: bytes | str, name: str = "stdin") -> list[str]:
    """Place and message of what was refused; of good records their place."""
    return [
        f"{item.place}: " + "; ".join(message(reason, "en") for reason in item.refused) for item in items(content, name)
    ]


# -- Good files ----------------------------------------------------------------------------------------------------


def test_json_lines_are_records_with_their_lines() -> None:
    assert records('{"id": "1"}\n\n{"id": "2"}\n') == [(1, {"id": "1"}), (3, {"id": "2"})]


def test_a_json_array_and_a_json_object_are_records() -> None:
    assert records('[\n {"id": "1"},\n {"id":\n "2"}]\n') == [(2, {"id": "1"}), (3, {"id": "2"})]
    assert records('{\n "id": "1"\n}\n') == [(1, {"id": "1"})]
    assert records('{\n"id": "1"}\n{\n"id": "2"}') == [(1, {"id": "1"}), (3, {"id": "2"})]
    assert records("[]") == []


def test_csv_has_a_header_of_facts() -> None:
    assert records("id,perbuatan\n1,suka\n2,\n") == [
        (2, {"id": "1", "perbuatan": "suka"}),
        (3, {"id": "2", "perbuatan": ""}),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_may_be_parted_by_comma_semicolon_or_tab(separator: str) -> None:
    content = "\n".join(separator.join(row) for row in (("id", "perbuatan"), ("1", "suka")))
    assert records(content) == [(2, {"id": "1", "perbuatan": "suka"})]


def test_a_quoted_cell_may_hold_separators_quotes_and_line_ends() -> None:
    assert records('id,uraian\n1,"a, ""b""\nc"\n2,d\n') == [
        (2, {"id": "1", "uraian": 'a, "b"\nc'}),
        (4, {"id": "2", "uraian": "d"}),
    ]


def test_blank_rows_are_no_records() -> None:
    assert records("id,perbuatan\n\n1,suka\n,\n") == [(3, {"id": "1", "perbuatan": "suka"})]


@pytest.mark.parametrize("content", ['{"id": "1"}\n{"id": "2"}\n', '[{"id": "1"},\n{"id": "2"}]\n', "id\n1\n2\n"])
def test_byte_order_mark_and_windows_line_ends_change_nothing(content: str) -> None:
    plain = records(content)
    assert records(b"\xef\xbb\xbf" + content.encode()) == plain
    assert records(content.replace("\n", "\r\n")) == plain


@pytest.mark.parametrize("name", ["x.jsonl", "x.ndjson", "x.json", "x"])
def test_lines_of_json_are_known_by_name_or_sight(name: str) -> None:
    assert len(records('{"id": "1"}\n{"id": "2"}\n', name)) == 2


# -- Bad places ----------------------------------------------------------------------------------------------------


def test_a_broken_line_of_json_costs_itself_only() -> None:
    assert told('{"id": "1"}\n{"id": \n{"id": "3"} x\n{"id": "4"}\n') == [
        "stdin:1: ",
        'stdin:2: the JSON breaks at column 7, near `{"id":`',
        'stdin:3: the JSON breaks at column 12, near `{"id": "3"} x`',
        "stdin:4: ",
    ]


def test_a_broken_first_line_of_json_costs_itself_only() -> None:
    assert told('{"id": }\n{"id": "2"}\n')[1:] == ["stdin:2: "]


def test_a_broken_array_keeps_what_came_before() -> None:
    said = told('[{"id": "1"},\n {"id": "2"}\n {"id": "3"}]', "x.json")
    assert said[:2] == ["x.json:1: ", "x.json:2: "]
    (last,) = said[2:]
    assert last.startswith("x.json:3: the JSON breaks at column 2, near ")
    assert last.endswith("the rest of the file is not read")
    assert items('[{"id": "1"}, x]')[-1].raw == "x]"


@pytest.mark.parametrize("content", ['[{"id": "1"}', "[", '[{"id": "1"},]', '[{"id": "1"}] x', '{"id":\n"1"', "{"])
def test_an_unfinished_or_overlong_json_file_is_told(content: str) -> None:
    assert told(content)[-1].endswith("the rest of the file is not read")


def test_a_key_given_twice_with_different_values_is_told() -> None:
    content = '{"id": "1", "kontes": "dpr", "kontes": "dpd"}\n{"id": "2", "id": "2"}\n'
    for name, text in (("x.jsonl", content), ("x.json", f"[{content.strip().replace(chr(10), ',' + chr(10))}]")):
        assert told(text, name) == [
            f"{name}:1: `kontes` is stated twice with different values: `dpr` and `dpd`",
            f"{name}:2: ",
        ]


def test_json_too_deep_to_read_costs_its_line() -> None:
    first, second = told("[" * 100_000 + "\n" + '{"id": "1"}\n', "x.jsonl")
    assert first.startswith("x.jsonl:1: the JSON breaks")
    assert second == "x.jsonl:2: "


def test_a_ragged_row_costs_itself_only() -> None:
    assert told("id,perbuatan\n1\n2,suka\n3,suka,x\n") == [
        "stdin:2: the row has 1 cells and the header 2",
        "stdin:3: ",
        "stdin:4: the row has 3 cells and the header 2",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("1,suka\n2,suka\n", "stdin:1: the first line `1,suka` names no fact"),
        ("id,,perbuatan\n1,2,suka\n", "stdin:1: the header is empty in column 2"),
        ("id,perbuatan,id\n1,suka,1\n", "stdin:1: the column `id` stands twice in the header"),
        ('id,"perbuatan\n1,suka\n', 'stdin:1: the row cannot be read as CSV, near `id,"perbuatan`'),
        ("", "stdin:1: the file is empty: there is no record in it"),
        ("\n  \n", "stdin:1: the file is empty: there is no record in it"),
    ],
)
def test_a_file_without_a_good_header_is_told_once(content: str, said: str) -> None:
    assert told(content) == [said]


def test_an_unclosed_quotation_mark_costs_its_line_only() -> None:
    assert told('id,uraian\n1,"a\n2,b\n3,c"d\n4,e\n') == [
        'stdin:2: the row cannot be read as CSV, near `1,"a`',
        "stdin:3: ",
        "stdin:4: ",
        "stdin:5: ",
    ]


@pytest.mark.parametrize("name", ["x.jsonl", "x.csv", "x.json"])
def test_bytes_that_are_not_utf8_cost_their_record_only(name: str) -> None:
    content = {
        "x.jsonl": b'{"id": "1"}\n{"id": "caf\xe9"}\n{"id": "3"}\n',
        "x.json": b'[{"id": "1"},\n{"id": "caf\xe9"},\n{"id": "3"}]',
        "x.csv": b"id\n1\ncaf\xe9\n3\n",
    }[name]
    said = [line.partition(": ")[2] for line in told(content, name)]
    assert said[0] == said[2] == ""
    assert said[1].startswith("there are bytes that are not UTF-8, near `")


def test_a_broken_line_with_bad_bytes_is_told_for_its_bytes() -> None:
    assert "not UTF-8" in told(b'{"id": "caf\xe9\n', "x.jsonl")[0]


@given(
    st.binary(max_size=60) | st.text(alphabet='{}[]",:;\n\r\\ 1aid', max_size=40).map(str.encode),
    st.sampled_from(FORMATS),
)
def test_reading_never_raises(content: bytes, form: InputFormat) -> None:
    for item in items(content, form=form):
        assert all(message(reason, "id") for reason in item.refused)


@given(st.lists(st.fixed_dictionaries({"id": st.text(), "uraian": st.text()}), min_size=1))
def test_json_reads_back_what_was_written(raws: list[dict[str, str]]) -> None:
    lines = "\n".join(json.dumps(raw) for raw in raws)
    assert [raw for _, raw in records(lines)] == raws
    assert [raw for _, raw in records(json.dumps(raws, indent=1))] == raws
