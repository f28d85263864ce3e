"""The two entrances: ``clean`` (bytes → document) and ``read`` (bytes → document, facts, checks)."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from youcheng.engines.reading import metadata
from youcheng.engines.reading.assembly import Assembled, assemble, edits_within, repaired
from youcheng.engines.reading.bodies import find_body
from youcheng.engines.reading.decoding import Decoded, decode
from youcheng.engines.reading.edits import Edit, without_overlaps
from youcheng.engines.reading.fingerprint import fingerprint
from youcheng.engines.reading.language import READ, language_of
from youcheng.engines.reading.limits import MAX_SECONDS, MAX_TEXT_CHARACTERS
from youcheng.engines.reading.model import Block, BlockKind, Document, Problem, ProblemCode, Reading
from youcheng.engines.reading.offsets import HtmlRawMap, RawMap, TextRawMap
from youcheng.engines.reading.parts.cascade import Line, sort_lines
from youcheng.engines.reading.parts.furniture import is_company
from youcheng.engines.reading.parts.second_opinion import restore
from youcheng.engines.reading.repair import find_repairs
from youcheng.engines.reading.scripts import simplified
from youcheng.engines.reading.sniffing import DOCX, HTML, PDF, Sniffed, sniff
from youcheng.engines.reading.structure.html import structure_html
from youcheng.engines.reading.structure.page import Page
from youcheng.engines.reading.structure.plain import structure_plain


def clean(
    data: bytes,
    *,
    source: str | None = None,
    url: str | None = None,
    content_type: str | None = None,
) -> Document:
    """Decode, repair and clean a document.

    ``source`` is a name to report (a path, a WARC record), ``url`` where the page was found, ``content_type``
    the declared type, as in HTTP. Content never raises: what hinders the reading stands in
    ``Document.problems``.
    """
    sniffed = sniff(data, source=source, content_type=content_type)
    work = _Work(data, source, url, content_type, sniffed)
    return work.document()


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
    """The facts and checks of a document that is already clean; none for a language that is not read."""
    if not document.text or (document.language is not None and document.language not in READ):
        return Reading(document)
    from youcheng.engines.reading.facts import read_facts

    facts, checks = read_facts(document)
    return Reading(document, tuple(facts), tuple(checks))


@dataclass(slots=True)
class _Found:
    """What is known of the page besides its text."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    owner: str | None = None


_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class _Work:
    """One document on its way through the stages."""

    data: bytes
    source: str | None
    url: str | None
    content_type: str | None
    sniffed: Sniffed
    started: float = field(default_factory=time.monotonic)
    decoded: Decoded | None = None
    problems: list[Problem] = field(default_factory=list)

    def document(self) -> Document:
        """Run the stages."""
        self.problems += self.sniffed.problems
        if self.sniffed.fatal:
            return self._empty()
        page = self._structure()
        self.problems += page.problems
        if any(problem.fatal for problem in page.problems):
            return self._empty()
        edits = without_overlaps([*page.edits, *find_repairs(page.visible, in_time=self._in_time)])
        if not self._in_time():
            self._out_of_time()
        edits = _without_stray_bytes(page, edits)
        lines = _lines(page, edits)
        headline, spam = sort_lines(page, lines)
        if page.marked_up and self.decoded is not None and self._in_time():
            restore(self.decoded.text, lines)
        assembled = assemble(page, lines, edits, headline, spam=spam)
        if not assembled.text:
            self._nothing_left(lines)
        return self._finish(page, lines, headline, assembled)

    def _structure(self) -> Page:
        media_type, data = self.sniffed.media_type, self.sniffed.data
        if media_type == DOCX:
            from youcheng.engines.reading.structure.office import structure_docx

            return structure_docx(data)
        if media_type == PDF:
            from youcheng.engines.reading.structure.pdf import structure_pdf

            return structure_pdf(data, in_time=self._in_time)
        self.decoded = decode(data, self.content_type)
        self.problems += self.decoded.problems
        if media_type == HTML:
            return structure_html(_SURROGATES.sub("\ufffd", self.decoded.text))
        text = self.decoded.text
        if len(text) > MAX_TEXT_CHARACTERS:
            text = text[:MAX_TEXT_CHARACTERS]
            self.problems.append(
                Problem(ProblemCode.TRUNCATED, f"Only the first {MAX_TEXT_CHARACTERS:,} characters were read.")
            )
        return structure_plain(text)

    def _in_time(self) -> bool:
        return time.monotonic() - self.started < MAX_SECONDS

    def _out_of_time(self) -> None:
        self.problems.append(
            Problem(ProblemCode.TIMED_OUT, f"After {MAX_SECONDS:.0f} s the remaining repairs were skipped.")
        )

    def _nothing_left(self, lines: list[Line]) -> None:
        reasons = sorted({line.reason.value for line in lines if line.reason})
        message = "The page shows no article"
        if reasons:
            message += f": all its words are {', '.join(reasons).replace('_', ' ')}"
        self.problems.append(Problem(ProblemCode.NO_TEXT, f"{message}."))

    def _empty(self) -> Document:
        return self._build(
            Page("", []), Assembled(), simple="", language=None, found=_Found(), host=metadata.host_of(self.url)
        )

    def _finish(self, page: Page, lines: list[Line], headline: int | None, assembled: Assembled) -> Document:
        text = assembled.text
        language = language_of(text)
        if language is not None and language not in READ:
            self.problems.append(
                Problem(
                    ProblemCode.OTHER_LANGUAGE,
                    f"The page seems to be in another language ({language}); Chinese, Japanese and English are read."
                    " Its text is kept, facts are not read from it.",
                )
            )
        simple = simplified(text, language)
        found = _metadata(page, lines, headline, assembled)
        host = metadata.host_of(self.url or page.canonical) or found.owner
        return self._build(page, assembled, simple=simple, language=language, found=found, host=host)

    def _build(
        self,
        page: Page,
        assembled: Assembled,
        *,
        simple: str,
        language: str | None,
        found: _Found,
        host: str | None,
    ) -> Document:
        return Document(
            source=self.source,
            sha256=hashlib.sha256(self.data).hexdigest(),
            size=len(self.data),
            media_type=self.sniffed.media_type,
            encoding=self.decoded.encoding if self.decoded else None,
            language=language,
            title=found.title,
            host=host,
            publisher=found.publisher,
            author=found.author,
            published=found.published,
            text=assembled.text,
            simplified=simple,
            blocks=tuple(assembled.blocks),
            repairs=tuple(assembled.repairs),
            left_out=tuple(sorted(assembled.left_out, key=lambda part: part.start)),
            damaged=tuple(sorted(assembled.damaged, key=lambda span: span.start)),
            problems=tuple(self.problems),
            decoded=page.visible,
            url=self.url,
            fingerprint=fingerprint(simple),
            raw=self._raw_map(page, assembled),
        )

    def _raw_map(self, page: Page, assembled: Assembled) -> RawMap | None:
        if self.decoded is None or self.sniffed.data is not self.data:
            return None
        if page.marked_up:
            blocks = [(block.start, block.end) for block in page.blocks]
            return HtmlRawMap(assembled.runs, self.decoded, page.visible, blocks)
        return TextRawMap(assembled.runs, self.decoded) if self.sniffed.media_type != HTML else None


def _without_stray_bytes(page: Page, edits: list[Edit]) -> list[Edit]:
    """Bytes that no repair could use become U+FFFD, one for one, so that all offsets stay."""
    if _SURROGATES.search(page.visible) is None:
        return edits
    page.visible = _SURROGATES.sub("\ufffd", page.visible)
    return [replace(edit, after=_SURROGATES.sub("\ufffd", edit.after)) for edit in edits]


def _lines(page: Page, edits: list[Edit]) -> list[Line]:
    """The blocks with their repaired words, also in simplified characters."""
    texts = []
    for block in page.blocks:
        inside = edits_within(edits, block.start, block.end) if edits else []
        texts.append(repaired(page.visible, inside, block.start, block.end))
    whole = "\n".join(texts)
    simple = simplified(whole, None)
    lines, position = [], 0
    for block, text in zip(page.blocks, texts, strict=True):
        lines.append(Line(block, text, simple[position : position + len(text)]))
        position += len(text) + 1
    return lines


# A body names its page by itself in so many lines at its head.
_HEAD = 5


def _metadata(page: Page, lines: list[Line], headline: int | None, assembled: Assembled) -> _Found:
    found = _Found()
    found.title = _title(page, lines, headline, assembled)
    _from_bylines(found, [line for line in lines if line.byline and line.reason is None])
    kept = [line for line in lines if line.reason is None and not line.byline]
    found.author = found.author or _first(metadata.find_reporter, [*kept[1:2], *kept[-2:]]) or page.author
    found.publisher = found.publisher or page.source or _first(metadata.find_wire, [*kept[:3], *kept[-2:]])
    found.publisher = found.publisher or page.site or _body(page, lines)
    found.published = found.published or (metadata.iso(page.published) if page.published else None)
    if found.published is None and kept:
        tail = kept[-1]
        prose = tail.block.kind is BlockKind.PARAGRAPH
        if prose and (metadata.is_byline(tail.simple) or metadata.find_wire(tail.text, tail.simple[-60:])):
            found.published = metadata.find_date(tail.simple[-60:])
    left = [line for line in lines if line.reason is not None]
    found.owner = page.site or _first(metadata.find_owner, left)
    if found.publisher is not None and (mirror := next((line.text for line in left if is_company(line.simple)), None)):
        found.owner = mirror
    return found


def _body(page: Page, lines: list[Line]) -> str | None:
    """The one body that names the page in its title or in a line at its head that is no heading."""
    found = [find_body(page.title, whole=False)] if page.title else []
    found += [find_body(line.text, whole=line.block.kind is BlockKind.PARAGRAPH) for line in lines[:_HEAD]]
    bodies = set(found) - {None}
    return bodies.pop() if len(bodies) == 1 else None


def _title(page: Page, lines: list[Line], headline: int | None, assembled: Assembled) -> str | None:
    first: Block | None = next((b for b in assembled.blocks if b.kind is BlockKind.TITLE), None)
    if first is not None:
        return assembled.text[first.start : first.end]
    if headline is not None:
        return lines[headline].text
    return metadata.headline_of(page.title) if page.title else None


def _from_bylines(found: _Found, bylines: list[Line]) -> None:
    dates = []
    for line in bylines:
        found.publisher = found.publisher or metadata.find_publisher(line.text, line.simple)
        found.author = found.author or metadata.find_author(line.text, line.simple)
        if date := metadata.find_date(line.simple):
            dates.append(date)
    # Of several dates (published, updated) the first counts, unless a later one of the same day is more
    # precise.
    if dates:
        found.published = max((date for date in dates if date.startswith(dates[0])), key=len)


def _first(find: Callable[[str, str], str | None], lines: list[Line]) -> str | None:
    return next((value for line in lines if (value := find(line.text, line.simple))), None)
