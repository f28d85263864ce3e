"""HTML → blocks, in one walk over the parsed tree.

lxml walks its tree six times faster than the other parsers that were tried, resiliparse's among them, and
keeps element names and classes, which its plain-text output does not.
"""

from __future__ import annotations

import re
from functools import lru_cache

import lxml.etree

from youcheng.engines.reading.edits import Edit
from youcheng.engines.reading.limits import MAX_BLOCKS, MAX_TEXT_CHARACTERS
from youcheng.engines.reading.model import BlockKind, Problem, ProblemCode, RepairKind
from youcheng.engines.reading.structure.page import Hint, Page, PageBlock

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "canvas",
        "math",
        "select",
        "option",
        "textarea",
        "button",
        "head",
        "datalist",
        "video",
        "audio",
        "map",
        "input",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "tr",
        "td",
        "th",
        "ul",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TAG_HINTS = {
    "nav": Hint.NAVIGATION,
    "menu": Hint.NAVIGATION,
    "footer": Hint.FOOTER,
    "aside": Hint.RELATED,
    "header": Hint.HEADER,
    "article": Hint.ARTICLE,
    "main": Hint.ARTICLE,
}
_CLASS_HINTS = re.compile(
    r"(?P<RELATED>relat|recommend|sidebar|side[-_]?bar|hot[-_]?news|rank|tuijian|xiangguan|kanren|more[-_]?news|teaser"
    r"|promo|widget|read[-_]?more|popular)"
    r"|(?P<COMMENT>comment|pinglun|reply|discuss)"
    r"|(?P<FOOTER>foot|copyright|banquan|bottom|friend[-_]?link|youqing|flink|disclaimer)"
    r"|(?P<NAVIGATION>(?<![a-z])nav|menu|bread|crumb|share|pager|pagination|toolbar|search|login|topbar|skip|language"
    r"|weizhi|position|location|prev|next|tags?(?![a-z])|social|advert|banner|cookie|popup|modal)"
    r"|(?P<ARTICLE>article|(?:main|news|text|art|post|entry)[-_]?(?:content|body|text|con|txt)|trs_editor|zoom"
    r"|(?<![a-z])content(?![a-z])|honbun|neirong|zhengwen|detail)",
    re.I,
)
_NAMED_HINTS = {
    "RELATED": Hint.RELATED,
    "COMMENT": Hint.COMMENT,
    "FOOTER": Hint.FOOTER,
    "NAVIGATION": Hint.NAVIGATION,
    "ARTICLE": Hint.ARTICLE,
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"[ \t\r\n\f\xa0\u3000]+")
# Cells longer than this belong to a table that lays out the page, not to data.
MAX_CELL = 400
# Deeper trees than this are flattened by the parser; what it loses is reported.
MAX_DEPTH = 250


def structure_html(source: str) -> Page:
    """The page that an HTML file shows."""
    parser = lxml.etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = lxml.etree.fromstring(source, parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return _without_tree(source)
    if root is None:
        return _without_tree(source)
    page = _Walker(root).page()
    _read_head(root, page)
    if len(page.visible) < MIN_SHARE_OF_TEXT * len(source) and _looks_lost(source, page.visible):
        flat = _without_tree(source)
        if len(flat.visible) > 2 * len(page.visible) + 200:
            flat.title = page.title
            return flat
    return page


# The parser gave up on a page whose tags, taken out by hand, leave far more text than it returned.
MIN_SHARE_OF_TEXT = 0.02
_MARKUP = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^>]*(?:>|\Z)", re.S | re.I)


def _looks_lost(source: str, visible: str) -> bool:
    return len(source) > 2_000 and not visible.strip()


def _without_tree(source: str) -> Page:
    """The text between the tags, for files that no parser takes."""
    import html

    from youcheng.engines.reading.structure.plain import structure_plain

    text = html.unescape(_MARKUP.sub("\n", source[: 4 * MAX_TEXT_CHARACTERS]))
    page = structure_plain(text[:MAX_TEXT_CHARACTERS])
    page.problems.append(
        Problem(ProblemCode.UNREADABLE, "The HTML could not be parsed; the text between its tags was read.")
    )
    return page


def _is_hidden(element: lxml.etree._Element) -> bool:
    style = element.get("style")
    return (style is not None and _HIDDEN.search(style) is not None) or element.get("hidden") is not None


@lru_cache(maxsize=4096)
def _named_hint(names: str) -> int:
    """What an element's classes and its id say of it."""
    found = _CLASS_HINTS.search(names)
    return _NAMED_HINTS[found.lastgroup] if found and found.lastgroup else Hint.NONE


class _Walker:
    """Collects blocks while it walks the tree once."""

    def __init__(self, root: lxml.etree._Element) -> None:
        self.root = root
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[PageBlock] = []
        self.edits: list[Edit] = []
        self.current: list[str] = []
        self.size = 0
        self.space = False
        self.links: list[tuple[int, int, str]] = []
        self.anchor: tuple[int, str] | None = None
        self.kind = BlockKind.PARAGRAPH
        self.level = 0
        self.hints: list[int] = [Hint.NONE]
        self.cells: list[tuple[int, int]] | None = None
        self.cell_start = 0
        self.tables = 0
        self.table: int | None = None
        self.ruby_start = 0
        self.full = False

    def page(self) -> Page:
        """Walk, and return what was collected."""
        walk = lxml.etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element)
            elif element.tag in _SKIPPED or not isinstance(element.tag, str) or _is_hidden(element):
                walk.skip_subtree()
                # lxml still sends the end event, which carries the tail.
                self.hints.append(self.hints[-1])
            else:
                self._start(element)
            if self.full:
                break
        self._flush()
        visible = "".join(self.parts)
        page = Page(visible, self.blocks, marked_up=True, edits=self.edits)
        if self.full:
            page.problems.append(
                Problem(ProblemCode.TRUNCATED, f"Only the first {self.length:,} characters of the page were read.")
            )
        return page

    def _start(self, element: lxml.etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._block_start(element, tag)
        elif tag == "br":
            self._break()
        elif tag == "a":
            href = element.get("href")
            if href:
                self.anchor = (self.length + self._offset(), href)
        elif tag in ("rt", "rp"):
            self.ruby_start = self.length + self._offset()
        self.hints.append(self.hints[-1] | self._hint(element, tag))
        if element.text:
            self._text(element.text)

    def _block_start(self, element: lxml.etree._Element, tag: str) -> None:
        if self.cells is not None and tag not in ("td", "th", "tr", "table"):
            self.space = True  # blocks inside a data cell only separate words
            return
        if tag in ("td", "th") and self.cells is not None:
            self._cell_end()
            self.cell_start = -1
            return
        self._flush()
        if tag == "table":
            self.tables += 1
        if tag == "tr" and _is_data_row(element):
            self.cells = []
            self.cell_start = -1
            self.table = self.tables - 1 if self.tables else 0
        if tag in _HEADINGS:
            self.kind, self.level = BlockKind.HEADING, _HEADINGS[tag]
        elif tag in ("li", "dd", "dt"):
            self.kind, self.level = BlockKind.LIST_ITEM, 1
        elif tag in ("figcaption", "caption"):
            self.kind, self.level = BlockKind.CAPTION, 0
        elif tag in ("td", "th") or self.kind is not BlockKind.LIST_ITEM:
            self.kind, self.level = BlockKind.PARAGRAPH, 0

    def _hint(self, element: lxml.etree._Element, tag: str) -> int:
        hint = _TAG_HINTS.get(tag, Hint.NONE)
        name = element.get("class")
        ident = element.get("id")
        if (name or ident) and tag not in ("body", "html", "a", "span", "p"):
            hint |= _named_hint(f"{name or ''} {ident or ''}")
        return hint

    def _end(self, element: lxml.etree._Element) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            pass
        elif tag == "a" and self.anchor is not None:
            start, href = self.anchor
            end = self.length + self.size
            if end > start:
                self.links.append((start, end, href))
            self.anchor = None
        elif tag in ("rt", "rp"):
            end = self.length + self.size
            if end > self.ruby_start:
                self.edits.append(Edit(self.ruby_start, end, "", RepairKind.READING))
        elif tag in _BLOCKS:
            self._block_end(tag)
        if len(self.hints) > 1:
            self.hints.pop()
        if element.tail:
            self._text(element.tail)

    def _block_end(self, tag: str) -> None:
        if tag == "tr" and self.cells is not None:
            self._cell_end()
            self._flush()
            self.cells = None
            self.table = None
            self.kind, self.level = BlockKind.PARAGRAPH, 0
        elif tag in ("td", "th") and self.cells is not None:
            self._cell_end()
        elif self.cells is not None and tag != "table":
            self.space = True
        else:
            self._flush()
            if tag in ("li", "dd", "dt") or tag in _HEADINGS or tag in ("figcaption", "caption"):
                self.kind, self.level = BlockKind.PARAGRAPH, 0

    def _cell_end(self) -> None:
        if self.cells is not None and self.cell_start >= 0:
            end = self.length + self.size
            if end > self.cell_start:
                self.cells.append((self.cell_start, end))
                self.current.append("\t")
                self.size += 1
                self.space = False
        self.cell_start = -1

    def _break(self) -> None:
        if self.cells is not None:
            self.space = True
        else:
            self._flush()

    def _offset(self) -> int:
        return self.size + (1 if self.space and self.size else 0)

    def _text(self, raw: str) -> None:
        if raw.isspace():
            self.space = True
            return
        if self.length + self.size + len(raw) > MAX_TEXT_CHARACTERS:
            raw = raw[: max(0, MAX_TEXT_CHARACTERS - self.length - self.size)]
            self.full = True
            if not raw.strip():
                return
        parts = _SPACE.split(raw)
        text = _join(parts, raw)
        leading = not parts[0]
        trailing = not parts[-1]
        if (self.space or leading) and self.size and not self._glued(text):
            text = " " + text
        if self.cells is not None and self.cell_start < 0:
            self.cell_start = self.length + self.size + (1 if text[0] == " " else 0)
        self.current.append(text)
        self.size += len(text)
        self.space = trailing

    def _glued(self, text: str) -> bool:
        """White space between two wide characters is a line break of the source, not a blank."""
        last = self.current[-1][-1:] if self.current else ""
        return last == "\t" or (last >= "\u2e80" and text[:1] >= "\u2e80")

    def _flush(self) -> None:
        self.space = False
        if not self.current:
            return
        text = "".join(self.current).rstrip()
        if text:
            start = self.length
            kind = BlockKind.TABLE_ROW if self.cells is not None else self.kind
            self.blocks.append(
                PageBlock(
                    start,
                    start + len(text),
                    kind,
                    self.level,
                    self.hints[-1],
                    self.links,
                    [(low, min(high, start + len(text))) for low, high in self.cells or ()],
                    self.table if self.cells is not None else None,
                )
            )
            self.parts.append(text + "\n")
            self.length += len(text) + 1
            self.full = self.full or self.length > MAX_TEXT_CHARACTERS or len(self.blocks) >= MAX_BLOCKS
        self.links = []
        if self.anchor is not None:
            self.anchor = (self.length, self.anchor[1])
        self.current = []
        self.size = 0


def _join(parts: list[str], raw: str) -> str:
    """Words of one text node: a line break between two wide characters vanishes, other white space is one blank."""
    words = [part for part in parts if part]
    if len(words) == 1:
        return words[0]
    if "\n" not in raw:
        return " ".join(words)
    out = [words[0]]
    for word in words[1:]:
        if not (out[-1][-1] >= "\u2e80" and word[0] >= "\u2e80"):
            out.append(" ")
        out.append(word)
    return "".join(out)


def _is_data_row(row: lxml.etree._Element) -> bool:
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2:
        return False
    for cell in cells:
        if len(cell) and (cell.find(".//table") is not None or cell.find(".//h1") is not None):
            return False
        if sum(len(text) for text in cell.itertext()) > MAX_CELL:
            return False
    return True


_META_FIELDS = {
    "og:title": "title",
    "articletitle": "title",
    "og:site_name": "site",
    "sitename": "site",
    "author": "author",
    "article:author": "author",
    "article:published_time": "published",
    "pubdate": "published",
    "publishdate": "published",
    "dc.date": "published",
    "date": "published",
    "contentsource": "source",
    "source": "source",
    "og:url": "canonical",
}


def _read_head(root: lxml.etree._Element, page: Page) -> None:
    """Title, site, author, date as the file's head declares them."""
    page.language = root.get("lang")
    for element in root.iter("meta", "title", "link"):
        if element.tag == "title":
            if page.title is None and element.text:
                page.title = " ".join(element.text.split()) or None
        elif element.tag == "link":
            if element.get("rel") == "canonical" and page.canonical is None:
                page.canonical = element.get("href")
        else:
            name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
            target = _META_FIELDS.get(name)
            content = " ".join((element.get("content") or "").split())
            if target and content and (target == "title" or getattr(page, target) is None):
                setattr(page, target, content)
