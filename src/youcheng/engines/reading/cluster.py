"""The same reading on Daft: on one machine, or on a Ray cluster.

Daft deals the input out to its workers, an archive or a batch of files at a time; a worker's results count once its
task is done, and a task whose worker died is given to another. So nothing is lost and nothing comes twice. The order
of the readings is not that of the input.
"""

from __future__ import annotations

import http.client
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from youcheng.engines.reading.collection import Item, is_archive, is_page_type
from youcheng.engines.reading.limits import MAX_FILE_BYTES, MAX_PAGE_BYTES
from youcheng.engines.reading.run import Counts, passed_over, read_item, take

# Records that a worker reads at once.
BATCH = 64
# What a worker answers for a page without a key term, and for a record that is no page.
PASSED_OVER, NO_PAGE = "", "-"


class MissingExtra(Exception):
    """Daft or Ray is not installed."""

    def __init__(self) -> None:
        super().__init__("--engine daft needs Daft: install it with `pip install 'youcheng[cluster]'`")


def readings_on_daft(
    files: Sequence[Path], counts: Counts, *, ray: str | None = None, first_look: bool | None = None
) -> Iterator[dict[str, object]]:
    """The readings of all documents, in no particular order, each with its ``group``.

    ``ray`` is the address of a Ray cluster, None for this machine alone. The workers must see the files under the
    same paths.
    """
    daft = _daft(ray)
    archives = [str(path) for path in files if is_archive(path)]
    others = [str(path) for path in files if str(path) not in set(archives)]
    for frame in _frames(daft, archives, others, first_look):
        for row in frame.iter_rows():
            counts.seen += 1
            if row["reading"] == PASSED_OVER:
                counts.passed_over += 1
            elif row["reading"] != NO_PAGE:
                yield take(row["reading"].encode(), counts)


def _daft(ray: str | None) -> Any:
    try:
        import daft
    except ImportError as error:
        raise MissingExtra from error
    if ray is None:
        daft.set_runner_native()
    else:
        try:
            import ray as _  # noqa: F401
        except ImportError as error:
            raise MissingExtra from error
        daft.set_runner_ray(address=ray, noop_if_initialized=True)
    return daft


def _frames(daft: Any, archives: list[str], others: list[str], first_look: bool | None) -> Iterator[Any]:
    column = daft.col
    kind = daft.DataType.string()
    if archives:
        read_records = daft.func.batch(return_dtype=kind, batch_size=BATCH)(_record_reader(first_look is not False))
        frame = daft.read_warc(archives, file_path_column="path")
        frame = frame.where(column("WARC-Type").is_in(["response", "resource", "conversion"]))
        frame = frame.with_column("id", column("WARC-Record-ID").cast(kind))
        names = ("path", "id", "WARC-Target-URI", "warc_headers", "warc_content")
        yield frame.select(read_records(*(column(name) for name in names)).alias("reading"))
    if others:
        read_files = daft.func.batch(return_dtype=kind, batch_size=BATCH)(_file_reader(first_look is True))
        frame = daft.from_pydict({"path": others}).into_partitions(max(1, len(others) // BATCH))
        yield frame.select(read_files(column("path")).alias("reading"))


def _record_reader(first_look: bool) -> Any:
    def read_records(paths: Any, ids: Any, urls: Any, headers: Any, contents: Any) -> list[str]:
        rows = zip(*(series.to_pylist() for series in (paths, ids, urls, headers, contents)), strict=True)
        return [_answer(record_item(*row), first_look) for row in rows]

    return read_records


def _file_reader(first_look: bool) -> Any:
    def read_files(paths: Any) -> list[str]:
        return [_answer(_file_item(path), first_look) for path in paths.to_pylist()]

    return read_files


def _answer(item: Item | None, first_look: bool) -> str:
    if item is None:
        return NO_PAGE
    if first_look and passed_over(item):
        return PASSED_OVER
    return read_item(item).decode()


def _file_item(path: str) -> Item:
    with Path(path).open("rb") as file:
        return Item(path, file.read(MAX_FILE_BYTES + 1))


def record_item(path: str, record_id: str, url: str | None, headers: str, content: bytes) -> Item | None:
    """The page in a record of an archive, None where it holds something else."""
    content_type = json.loads(headers or "{}").get("Content-Type", "")
    body = content[: MAX_PAGE_BYTES + 1_000_000]
    if content_type.startswith("application/http") or body.startswith(b"HTTP/"):
        file = io.BytesIO(body)
        file.readline()
        try:
            fields = http.client.parse_headers(file)
        except http.client.HTTPException:
            return None
        content_type = fields.get("Content-Type", "")
        body = file.read()
    if content_type and not is_page_type(content_type):
        return None
    name = path.removeprefix("file://")
    return Item(f"{name}@{record_id}", body[: MAX_PAGE_BYTES + 1], url, content_type or None, archived=True)
