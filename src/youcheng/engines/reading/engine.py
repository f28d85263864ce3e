"""The two entrances: ``clean`` (bytes → document) and ``read`` (bytes → document, facts, checks)."""

from __future__ import annotations

import hashlib

from youcheng.engines.reading.model import Block, BlockKind, Document, Reading
from youcheng.engines.reading.scripts import simplified


def clean(
    data: bytes,
    *,
    source: str | None = None,
    url: str | None = None,
    content_type: str | None = None,
) -> Document:
    """Decode, repair and clean a document.

    ``source`` is a name to report (a path, a WARC record), ``url`` where the page was found,
    ``content_type`` the declared type, as in HTTP. Content never raises: what hinders the reading stands in
    ``Document.problems``.
    """
    decoded = data.decode("utf-8", "replace")
    lines = [line.strip() for line in decoded.splitlines() if line.strip()]
    blocks, position = [], 0
    for number, line in enumerate(lines):
        kind = BlockKind.TITLE if number == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(position, position + len(line), kind))
        position += len(line) + 1
    text = "\n".join(lines)
    return Document(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type="text/plain",
        encoding="utf-8",
        language="zh-Hans",
        title=lines[0] if lines else None,
        host=None,
        publisher=None,
        author=None,
        published=None,
        text=text,
        simplified=simplified(text, "zh-Hans"),
        blocks=tuple(blocks),
        decoded=decoded,
        url=url,
    )


def read(
    data: bytes,
    *,
    source: str | None = None,
    url: str | None = None,
    content_type: str | None = None,
) -> Reading:
    """``clean``, then the facts of the document and the checks of its sums."""
    return read_document(clean(data, source=source, url=url, content_type=content_type))


def read_document(document: Document) -> Reading:
    """The facts and checks of a document that is already clean."""
    from youcheng.engines.reading.facts import read_facts

    facts, checks = read_facts(document)
    return Reading(document, tuple(facts), tuple(checks))
