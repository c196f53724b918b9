"""Whatever shows itself as an Arrow stream, as one table of flat columns."""

from __future__ import annotations

import pyarrow as pa


def table_of(given: object) -> pa.Table | None:
    """The table that an object hands out; None where it hands out none. Columns in columns become flat: ``a.b``."""
    if isinstance(given, pa.Table):
        return flat(given)
    if hasattr(given, "__arrow_c_stream__"):
        with pa.RecordBatchReader.from_stream(given) as reader:
            return flat(reader.read_all())
    if hasattr(given, "__arrow_c_array__"):
        return flat(pa.Table.from_batches([pa.record_batch(given)]))
    return None


def flat(table: pa.Table) -> pa.Table:
    """The table with the fields of columns in columns as columns of their own."""
    while any(pa.types.is_struct(field.type) for field in table.schema):
        table = table.flatten()
    return table
