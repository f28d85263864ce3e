"""A run over many documents: in order, on several processors, with memory that does not grow."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path

import orjson

from youcheng.engines.reading.collection import Item
from youcheng.engines.reading.fingerprint import Groups
from youcheng.engines.reading.first_look import may_matter
from youcheng.engines.reading.model import Problem, ProblemCode, Reading

# Documents in flight per process: enough to keep it busy, little enough to keep memory flat.
AHEAD = 8


@dataclass(slots=True)
class Counts:
    """What a run did."""

    seen: int = 0
    passed_over: int = 0
    read: int = 0
    failed: int = 0
    facts: int = 0
    duplicates: int = 0
    groups: Groups = field(default_factory=Groups)


def read_item(item: Item) -> bytes:
    """One line of JSON for one document.

    A fault of ours in reading the facts of one page does not end a run over a million: the page is given without
    facts, and the fault is named among its problems.
    """
    from youcheng.engines.reading.engine import clean, read_document

    document = clean(item.data, source=item.source, url=item.url, content_type=item.content_type)
    try:
        reading = read_document(document)
    except Exception as error:
        message = f"The facts of this page could not be read: {type(error).__name__}: {error}. Please report this."
        problem = Problem(ProblemCode.UNREADABLE, message)
        reading = Reading(replace(document, problems=(*document.problems, problem)))
    return orjson.dumps(reading.to_json())


def readings(
    items: Iterable[Item],
    counts: Counts,
    *,
    jobs: int = 1,
    first_look: bool | None = None,
    seen: Callable[[Item], None] | None = None,
    read_one: Callable[[Item], bytes] = read_item,
) -> Iterator[dict[str, object]]:
    """The readings of the documents, in the documents' order, each with the ``group`` it belongs to.

    ``first_look`` passes over pages without a key term; None does so for pages of archives only.
    """
    wanted = _wanted(items, counts, first_look, seen)
    for line in _mapped(wanted, read_one, jobs):
        yield take(line, counts)


def take(line: bytes, counts: Counts) -> dict[str, object]:
    """A reading that a worker has sent: counted, and put into its group."""
    reading: dict[str, object] = orjson.loads(line)
    counts.read += 1
    counts.facts += len(_list(reading["facts"]))
    if any(problem["fatal"] for problem in _list(reading["problems"])):
        counts.failed += 1
    source = str(reading["source"])
    reading["group"] = counts.groups.group_of(int(str(reading["fingerprint"]), 16), source)
    counts.duplicates += reading["group"] != source
    return reading


def passed_over(item: Item) -> bool:
    """Whether a page cannot matter: its bytes hold no key term. Word and PDF files pack theirs, and are read."""
    return not item.data.startswith((b"%PDF-", b"PK\x03\x04")) and not may_matter(item.data)


def _list(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else []


def _wanted(
    items: Iterable[Item], counts: Counts, first_look: bool | None, seen: Callable[[Item], None] | None
) -> Iterator[Item]:
    for item in items:
        counts.seen += 1
        if seen is not None:
            seen(item)
        looks = item.archived if first_look is None else first_look
        if looks and passed_over(item):
            counts.passed_over += 1
            continue
        yield item


def _mapped(items: Iterable[Item], read_one: Callable[[Item], bytes], jobs: int) -> Iterator[bytes]:
    if jobs <= 1:
        yield from map(read_one, items)
        return
    with ExitStack() as stack:
        pool = stack.enter_context(ProcessPoolExecutor(jobs, mp_context=get_context("spawn")))
        stack.callback(pool.shutdown, wait=True, cancel_futures=True)
        waiting: deque[Future[bytes]] = deque()
        for item in items:
            waiting.append(pool.submit(read_one, item))
            if len(waiting) > jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def read_before(output: Path) -> tuple[set[str], dict[str, int]]:
    """What an earlier run has written: the sources of files, and the last offset of each archive.

    A line that was being written when the run was stopped is cut off the file.
    """
    sources: set[str] = set()
    offsets: dict[str, int] = {}
    whole = 0
    with output.open("rb+") as file:
        for line in file:
            if not line.endswith(b"\n"):
                break
            try:
                source = str(orjson.loads(line)["source"])
            except (orjson.JSONDecodeError, KeyError, TypeError):
                break
            whole += len(line)
            path, at, offset = source.rpartition("@")
            if at and offset.isdigit():
                offsets[path] = max(offsets.get(path, -1), int(offset))
            else:
                sources.add(source)
        file.truncate(whole)
    return sources, offsets
