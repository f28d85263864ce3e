"""Readings as a Parquet file: a row per document, facts and the rest as JSON columns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

TEXT = [
    "source",
    "sha256",
    "media_type",
    "encoding",
    "language",
    "title",
    "url",
    "host",
    "publisher",
    "author",
    "published",
    "text",
    "simplified",
    "fingerprint",
    "group",
]
NESTED = ["blocks", "repairs", "left_out", "damaged", "problems", "facts", "checks"]
# Rows written at once.
BATCH = 500


class MissingExtra(Exception):
    """The library for Parquet is not installed."""

    def __init__(self) -> None:
        super().__init__("Parquet needs pyarrow: install it with `pip install 'youcheng[parquet]'`, or write .jsonl")


class ParquetWriter:
    """Writes readings in batches."""

    def __init__(self, path: Path) -> None:
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError as error:
            raise MissingExtra from error
        self._arrow: Any = pyarrow
        columns = [(name, pyarrow.string()) for name in [*TEXT, *NESTED]]
        self._schema = pyarrow.schema([*columns, ("size", pyarrow.int64())])
        self._writer = pyarrow.parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[dict[str, object]] = []

    def write(self, reading: dict[str, object]) -> None:
        """Add one reading."""
        row: dict[str, object] = {name: reading.get(name) for name in TEXT}
        row |= {name: orjson.dumps(reading.get(name)).decode() for name in NESTED}
        row["size"] = reading["size"]
        self._rows.append(row)
        if len(self._rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows.clear()

    def close(self) -> None:
        """Write what is left and the file's footer."""
        if self._rows:
            self._flush()
        self._writer.close()


@contextmanager
def parquet(path: Path) -> Iterator[ParquetWriter]:
    """A writer that is closed at the end."""
    writer = ParquetWriter(path)
    try:
        yield writer
    finally:
        writer.close()
