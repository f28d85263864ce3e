"""What the reading engine returns: the clean document, the facts read from it, and their types.

All offsets are in characters (Unicode code points), half-open, into ``Document.text`` unless a docstring says
otherwise. ``docs/reference/schemas/reading.json`` publishes the JSON form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from youcheng.engines.reading.offsets import RawMap

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


class Reason(StrEnum):
    """Why words of the page are not in the clean text."""

    SPAM = "spam"
    NAVIGATION = "navigation"
    BOILERPLATE = "boilerplate"
    OTHER_ARTICLE = "other_article"
    DAMAGED = "damaged"


class RepairKind(StrEnum):
    """What was wrong with the words that a repair replaced."""

    PINYIN = "pinyin"  # 領(lǐng)事: a reading inserted after its character
    READING = "reading"  # 伊春（いしゅん）: furigana or ruby set beside the word
    MOJIBAKE = "mojibake"  # bytes of one encoding read as another, proved by the round trip
    REALIGNED = "realigned"  # double-byte text read one byte out of step
    NOISE = "noise"  # zero-width characters, soft hyphens, control characters
    REPEATED = "repeated"  # characters doubled by a copying fault


class ProblemCode(StrEnum):
    """What hinders the reading of a document."""

    EMPTY = "empty"
    BINARY = "binary"
    ENCRYPTED = "encrypted"
    TRUNCATED = "truncated"
    TOO_LARGE = "too_large"
    MISLABELLED = "mislabelled"
    ARCHIVE = "archive"
    NO_TEXT = "no_text"
    UNDECODABLE = "undecodable"
    OTHER_LANGUAGE = "other_language"
    TIMED_OUT = "timed_out"
    UNREADABLE = "unreadable"


class BlockKind(StrEnum):
    """The part a block plays on the page."""

    TITLE = "title"
    BYLINE = "byline"  # source, author, date and time, editor
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"


class FactKind(StrEnum):
    """The kinds of fact that reading yields."""

    TIE = "tie"
    AGREEMENT = "agreement"
    FIGURE = "figure"
    EVENT = "event"
    PERSON = "person"
    FIELD = "field"
    RECORD_CLAIM = "record_claim"
    INITIATIVE = "initiative"
    PLAN = "plan"
    WISH = "wish"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Problem:
    """One hindrance: what it is, in words for the person who brought the file, and what they can do.

    ``fatal`` problems leave ``Document.text`` empty; the others are warnings.
    """

    code: ProblemCode
    message: str
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Repair:
    """Words that were restored: ``text[start:end] == after``; ``before`` stood on the decoded page.

    ``certain`` is True where a round trip or a reading proves the words, False where context only suggests
    them.
    """

    kind: RepairKind
    start: int
    end: int
    before: str
    after: str
    certain: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the page that are not in ``text``: ``start``/``end`` count in ``Document.decoded``."""

    start: int
    end: int
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Damaged:
    """A span of ``text`` whose words are inferred or still damaged: no fact may rest on it silently."""

    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink inside a block; the span is the anchor text."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, table row…: ``text[start:end]``, never holding a line break.

    ``level`` is 1–6 for headings, the depth for list items, else 0. ``cells`` are the spans of a table row's
    cells (their words are separated by a tab in ``text``); ``table`` numbers the table the row belongs to,
    from 0.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    links: tuple[Link, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A page as the facts are read from it.

    ``text`` is the clean text: the blocks in reading order, joined by line breaks; the headline, where one is
    known, is the first block. ``simplified`` is ``text`` in simplified Chinese characters (Japanese ones
    included) with exactly the same length, so one offset serves both. ``decoded`` is the page's whole
    visible text before cleaning. ``published`` is ISO 8601 cut at what the page states (``2019``,
    ``2019-10``, ``2019-10-23``, ``2019-10-23T07:55:10``), local time of the page unless it states an offset.

    ``language`` is a BCP 47 tag (``zh-Hans``, ``zh-Hant``, ``ja``, ``en``, or another when the page is in a
    language that is not read), None when the text is too short to tell. ``publisher`` is who wrote it,
    ``host`` where it was found. ``fingerprint`` is a 64-bit simhash of the text: near-identical pages differ
    in few bits.
    """

    source: str | None
    sha256: str
    size: int
    media_type: str
    encoding: str | None
    language: str | None
    title: str | None
    host: str | None
    publisher: str | None
    author: str | None
    published: str | None
    text: str
    simplified: str
    blocks: tuple[Block, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    damaged: tuple[Damaged, ...] = ()
    problems: tuple[Problem, ...] = ()
    decoded: str = ""
    url: str | None = None
    fingerprint: int = 0
    raw: RawMap | None = field(default=None, repr=False, compare=False)

    def raw_span(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The byte spans of the raw file that ``text[start:end]`` came from.

        Several where cleaning cut inside; none where the format keeps no bytes of its text (.docx, .pdf) or
        the words cannot be found again.
        """
        return () if self.raw is None else self.raw.spans(start, end)

    def is_damaged(self, start: int, end: int) -> bool:
        """Whether any of ``text[start:end]`` is inferred or damaged."""
        return any(span.start < end and start < span.end for span in self.damaged)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at ``offset``."""
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.blocks) and self.blocks[low].start <= offset:
            return self.blocks[low]
        return None

    def lines(self) -> Iterator[tuple[Block, str]]:
        """Each block with its words."""
        for block in self.blocks:
            yield block, self.text[block.start : block.end]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a fact rests on: ``quote == text[start:end]``."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, document: Document, start: int, end: int) -> Evidence:
        """The evidence that stands at a span of a document."""
        return cls(start, end, document.text[start:end])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the gazetteer that a name on the page may mean; ``score`` in 0–1, best first."""

    place_id: str
    name: str
    country: str
    level: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as the page names it, in the page's own script, with what it may be.

    ``role`` says its part in the fact (``party``, ``host``, ``subject``, ``scope``, …). ``start``/``end`` is
    where the name stands, None where it is implied (我市). ``simplified`` is the name in simplified characters.
    """

    name: str
    simplified: str
    role: str
    start: int | None = None
    end: int | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with its evidence. ``fields`` are typed by ``kind``: see ``docs/engines/reading.md``.

    ``id`` is unique in the reading. ``confidence`` in 0–1: of facts at 0.9, nine in ten are right.
    ``damaged`` says that some of its words are inferred.
    """

    id: str
    kind: FactKind
    fields: Mapping[str, Json]
    evidence: tuple[Evidence, ...]
    confidence: float
    places: tuple[PlaceRef, ...] = ()
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A number that takes part in a check, with its label, words, and the fact it belongs to."""

    value: float
    label: str
    evidence: tuple[Evidence, ...]
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A sum relation: ``total`` against the sum of ``parts``.

    ``origin`` is ``stated`` where the page itself says the parts make up the total, ``derived`` where that
    is our arithmetic. ``holds`` is False where the numbers do not add up.
    """

    kind: Literal["sum"]
    origin: Literal["stated", "derived"]
    holds: bool
    total: Term
    parts: tuple[Term, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its facts and checks."""

    document: Document
    facts: tuple[Fact, ...] = ()
    checks: tuple[Check, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """The published JSON object (``docs/reference/schemas/reading.json``)."""
        from youcheng.engines.reading.output import reading_to_json

        return reading_to_json(self)
