"""A page as it was found: its visible text, cut into blocks, with what the mark-up says of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from youcheng.engines.reading.edits import Edit
from youcheng.engines.reading.model import BlockKind, Problem


class Hint:
    """What the mark-up around a block suggests: bits of an integer (enum's flags cost a fifth of a page's time)."""

    NONE = 0
    NAVIGATION = 1
    FOOTER = 2
    RELATED = 4
    COMMENT = 8
    ARTICLE = 16
    HEADER = 32
    AFTER_BLANK = 64  # plain text: a blank line stands before it


@dataclass(slots=True)
class PageBlock:
    """``visible[start:end]``; ``links`` are (start, end, href) in the visible text."""

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    hints: int = Hint.NONE
    links: list[tuple[int, int, str]] = field(default_factory=list)
    cells: list[tuple[int, int]] = field(default_factory=list)
    table: int | None = None


@dataclass(slots=True)
class Page:
    """The visible text, its blocks, and the metadata that stand in the file rather than in the text.

    ``edits`` are repairs that the mark-up itself calls for (ruby readings).
    """

    visible: str
    blocks: list[PageBlock]
    marked_up: bool = False
    title: str | None = None
    site: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    canonical: str | None = None
    source: str | None = None
    problems: list[Problem] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
