"""A table larger than memory: `python -m benchmarks.large [ROWS] [PACK] [OUTPUT]`.

Realistic records, drawn anew for every million rows, as dictionary-encoded Parquet in row groups of a million;
`asn-neutrality evaluate` judges them on all cores. Prints its processor time and the most memory of a process.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.shipped.records import records

GROUP = 1_000_000
DRAWN = 50_000  # records of a row group, which has them again and again


def write(path: Path, rows: int) -> None:
    """A Parquet file of so many records."""
    pyarrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    names = sorted({name for record in records(DRAWN) for name in record})
    fields = [pyarrow.field(name, pyarrow.dictionary(pyarrow.int32(), pyarrow.string())) for name in names]
    schema = pyarrow.schema(fields)
    with parquet.ParquetWriter(path, schema) as writer:
        for start in range(0, rows, GROUP):
            writer.write_table(_group(pyarrow, schema, start // GROUP).slice(0, rows - start))


def _group(pyarrow: Any, schema: Any, number: int) -> Any:
    drawn = records(DRAWN, seed=number)
    columns = [pyarrow.array([record.get(field.name) for record in drawn]).dictionary_encode() for field in schema]
    table = pyarrow.table([column.cast(field.type) for column, field in zip(columns, schema, strict=True)], schema)
    return pyarrow.concat_tables([table] * (GROUP // DRAWN)).combine_chunks()


def main(rows: str = "10000000", pack: str = "daerah", output: str = "parquet") -> None:
    """Write the table, judge it, say what that took."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "events.parquet"
        write(given, int(rows))
        said = f"{given.stat().st_size / 1e9:.1f} GB"
        program = Path(sys.executable).with_name("asn-neutrality")
        verdicts = Path(folder) / f"verdicts.{output}"
        subprocess.run([program, "evaluate", "--rules", pack, given, "-o", verdicts], check=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = used.ru_utime + used.ru_stime
        print(f"{int(rows):,} rows ({said}), {pack}: {seconds:.0f} s of processor time, {used.ru_maxrss / 1e3:.0f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
