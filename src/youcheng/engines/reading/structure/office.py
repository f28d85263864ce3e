""".docx → blocks: paragraphs, headings, lists and tables in their order."""

from __future__ import annotations

import io
from collections.abc import Iterator

from youcheng.engines.reading.limits import MAX_BLOCKS, MAX_TEXT_CHARACTERS
from youcheng.engines.reading.model import BlockKind, Problem, ProblemCode
from youcheng.engines.reading.structure.page import Page, PageBlock


def structure_docx(data: bytes) -> Page:
    """The page that a Word document holds; a fatal problem where it cannot be opened."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        return _page(document)
    except Exception as error:  # python-docx raises whatever its XML layer does
        page = Page("", [])
        page.problems.append(
            Problem(
                ProblemCode.UNREADABLE,
                f"The Word document is damaged ({type(error).__name__}). Open it in Word and save it anew.",
                fatal=True,
            )
        )
        return page


def _page(document: object) -> Page:
    parts: list[str] = []
    blocks: list[PageBlock] = []
    length = 0
    tables = 0
    truncated = False
    for kind, level, cells in _items(document):
        words = [" ".join(cell.split()) for cell in cells]
        if not any(words):
            tables += kind is None
            continue
        if length > MAX_TEXT_CHARACTERS or len(blocks) >= MAX_BLOCKS:
            truncated = True
            break
        block = PageBlock(length, length, kind or BlockKind.TABLE_ROW, level)
        if kind is BlockKind.TABLE_ROW:
            block.table = level
            block.level = 0
            position = length
            for word in words:
                if word:
                    block.cells.append((position, position + len(word)))
                position += len(word) + 1
        text = "\t".join(words).rstrip("\t")
        block.end = length + len(text)
        blocks.append(block)
        parts.append(text + "\n")
        length += len(text) + 1
    page = Page("".join(parts), blocks, marked_up=False)
    properties = document.core_properties  # type: ignore[attr-defined]
    page.author = properties.author or None
    if truncated:
        page.problems.append(
            Problem(ProblemCode.TRUNCATED, f"Only the first {length:,} characters of the document were read.")
        )
    return page


def _items(document: object) -> Iterator[tuple[BlockKind, int, list[str]]]:
    """Kind, level (for rows: the table's number) and cells of each paragraph or row."""
    from docx.table import Table

    table_number = 0
    for item in document.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(item, Table):
            for row in item.rows:
                seen: list[object] = []
                cells = []
                for cell in row.cells:
                    if cell._tc not in seen:  # merged cells are repeated
                        seen.append(cell._tc)
                        cells.append(cell.text)
                yield BlockKind.TABLE_ROW, table_number, cells
            table_number += 1
            continue
        style = (item.style.name or "").lower() if item.style is not None else ""
        if style == "title":
            yield BlockKind.HEADING, 1, [item.text]
        elif style.startswith("heading"):
            tail = style.rpartition(" ")[2]
            yield BlockKind.HEADING, int(tail) if tail.isdigit() and 0 < int(tail) < 7 else 1, [item.text]
        elif "list" in style:
            yield BlockKind.LIST_ITEM, 1, [item.text]
        else:
            for line in item.text.split("\n"):
                yield BlockKind.PARAGRAPH, 0, [line]
