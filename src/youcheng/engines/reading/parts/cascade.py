"""Which lines are the article: a cascade of numbered steps, each with a reason for what it leaves out.

1. spam, and what stands in its company;
2. furniture, by its words and by the mark-up around it;
3. teasers of other articles;
4. the headline and the byline; what stands before them;
5. the article's end, and what stands behind it;
6. a second article stitched to the first;
7. the ragged tail of short lines that no end mark announced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from youcheng.engines.reading.characters import BROKEN
from youcheng.engines.reading.metadata import headline_of, is_byline
from youcheng.engines.reading.model import BlockKind, Reason
from youcheng.engines.reading.parts.furniture import (
    ends_article,
    is_company,
    is_furniture,
    is_legal,
    is_menu_entry,
    is_sentence,
    tail_of,
)
from youcheng.engines.reading.parts.spam import has_spam, is_spam_block, is_spam_company
from youcheng.engines.reading.parts.teasers import is_cut_off, is_source_and_date, is_teaser
from youcheng.engines.reading.structure.page import Hint, Page, PageBlock

# A line counts as prose from this many characters on, wide ones counting two, if it holds a stop or comma.
PROSE_WIDTH = 70
# So many sentences that are shorter, but no shorter than this, are text as well.
_FEWEST_SENTENCES, _SHORT_SENTENCE = 2, 16
# Shorter lines than this are no headline.
MIN_HEADLINE, MAX_HEADLINE = 6, 120
# Spam may lie this many lines apart for a short line in between to belong to it.
SPAM_REACH = 4
# A hint of the mark-up that covers more than this share of the text marks the page's frame, not a part of it.
FRAME_SHARE = 0.6
# A block whose links cover this share of it is a list of links; so many in a row outside the article are a menu.
LINK_SHARE, MENU_LENGTH = 0.8, 3
# A line of which more than this share could not be restored says nothing any more.
BEYOND_REPAIR = 0.3
# Running text this wide (columns), with more than thrice as much behind it, is no article of its own.
SHORT_ARTICLE, LONGER = 300, 3
# Headlines of other articles behind the end are longer than menu entries.
MENU_ENTRY = 10

# What running text holds: full-width stops, or in Latin script a comma or full stop that is not an abbreviation's.
_STOPS = re.compile('[，。、；！？]|[,;] |,[^\\x00-\\x7f]|\\. [A-Z]|[.!?]["”’)]?$')
_WORD = re.compile(r"[^\W_]")
_DATA = re.compile(
    r"(?<!\d)(?:18|19|20)\d\d(?!\d)|(?:令和|平成|昭和)\s?[\d元]+\s?年|[州市县県郡省区町村]|\d[,\d]*\s?(?:对|个|项|人|件|组)"
    r"|\b(?:City|County|State|Mayor|President|Governor|Prefecture|Province)\b"
)


@dataclass(slots=True)
class Line:
    """One block on its way through the cascade: its repaired words, and what becomes of it."""

    block: PageBlock
    text: str
    simple: str
    reason: Reason | None = None
    byline: bool = False
    width: int = 0
    """Columns, wide characters counting two."""

    def __post_init__(self) -> None:
        # In UTF-8 a wide character takes three bytes: this is the fastest count there is.
        size = len(self.text.encode("utf-8", "surrogatepass"))
        self.width = len(self.text) + (size - len(self.text)) // 2

    @property
    def prose(self) -> bool:
        """Whether this is running text."""
        return self.width >= PROSE_WIDTH and _STOPS.search(self.simple) is not None

    @property
    def data(self) -> bool:
        """Whether this is an entry of a list or table of facts."""
        return self.block.kind is BlockKind.TABLE_ROW or (
            self.width <= 160 and _DATA.search(self.simple) is not None and not is_cut_off(self.simple)
        )


class Sorted(NamedTuple):
    """The index of the headline, None where there is none, and whether any line holds spam."""

    headline: int | None
    spam: bool


def sort_lines(page: Page, lines: list[Line]) -> Sorted:
    """Give each line that is not the article's its reason."""
    spam = has_spam("\n".join(line.simple for line in lines))
    if spam:
        _spam(lines)
    _furniture(page, lines)
    _teasers(lines)
    body = _first_body(lines)
    for line in lines:
        row = line.block.kind is BlockKind.TABLE_ROW
        line.byline = line.reason is None and not row and is_byline(line.simple)
    headline, known = _headline(page, lines, body)
    _before(lines, headline if known else None, body)
    end = _end(lines, headline, body)
    end = _stitched(lines, body, end)
    _after(lines, end)
    if body is not None:
        _tail(page, lines, end)
    return Sorted(headline, spam)


def _spam(lines: list[Line]) -> None:
    for line in lines:
        if is_spam_block(line.simple):
            line.reason = Reason.SPAM
    spam = [index for index, line in enumerate(lines) if line.reason is Reason.SPAM]
    for first, second in pairwise(spam):
        if 1 < second - first <= SPAM_REACH:
            for line in lines[first + 1 : second]:
                if is_spam_company(line.simple):
                    line.reason = Reason.SPAM


def _furniture(page: Page, lines: list[Line]) -> None:
    for line in lines:
        if len(BROKEN.findall(line.text)) > BEYOND_REPAIR * len(line.text):
            line.reason = Reason.DAMAGED
        elif _WORD.search(line.text) is None:
            line.reason = line.reason or Reason.NAVIGATION
        elif line.reason is None and is_furniture(line.simple):
            line.reason = Reason.NAVIGATION if is_menu_entry(line.simple) else Reason.BOILERPLATE
    if not page.marked_up:
        return
    total = sum(len(line.text) for line in lines) or 1
    for hint, reason in _HINTED:
        marked = [line for line in lines if line.block.hints & hint]
        if not marked or sum(len(line.text) for line in marked) > FRAME_SHARE * total:
            continue
        for line in marked:
            # Running text in an element whose name sounds like a footer's may well be the article.
            inside = line.prose and (hint & (Hint.NAVIGATION | Hint.FOOTER) or line.block.hints & Hint.ARTICLE)
            if line.reason is None and not inside and line.block.level != 1:
                line.reason = reason
    _menus(lines)


_HINTED = (
    (Hint.NAVIGATION, Reason.NAVIGATION),
    (Hint.FOOTER, Reason.BOILERPLATE),
    (Hint.COMMENT, Reason.BOILERPLATE),
    (Hint.RELATED, Reason.OTHER_ARTICLE),
)


def _menus(lines: list[Line]) -> None:
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.reason is None and _is_linked(line):
            run.append(line)
            continue
        if len(run) >= MENU_LENGTH:
            for entry in run:
                long = entry.width > 2 * MENU_ENTRY
                entry.reason = Reason.OTHER_ARTICLE if long else Reason.NAVIGATION
        run = []


def _is_linked(line: Line) -> bool:
    if line.prose or line.block.hints & Hint.ARTICLE:
        return False
    linked = sum(end - start for start, end, _ in line.block.links)
    return linked >= LINK_SHARE * (line.block.end - line.block.start)


def _teasers(lines: list[Line]) -> None:
    for index, line in enumerate(lines):
        if line.reason is not None:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        dated = following is not None and is_source_and_date(following.simple)
        if not (is_teaser(line.simple) or (dated and is_cut_off(line.simple) and index)):
            continue
        line.reason = Reason.OTHER_ARTICLE
        if dated and following is not None:
            following.reason = Reason.OTHER_ARTICLE
        above = lines[index - 1] if index else None
        if above is not None and above.reason is None and not above.prose and not is_sentence(above.simple):
            above.reason = Reason.OTHER_ARTICLE
    _only_article(lines)


def _only_article(lines: list[Line]) -> None:
    """An article that is itself cut off is no teaser: the one text of its page, above it at most its headline."""
    cut = [index for index, line in enumerate(lines) if line.reason is Reason.OTHER_ARTICLE and line.prose]
    if len(cut) != 1 or any(line.reason is None and line.prose for line in lines):
        return
    for line in lines[max(0, cut[0] - 1) : cut[0] + 1]:
        if line.reason is Reason.OTHER_ARTICLE:
            line.reason = None


def _first_body(lines: list[Line]) -> int | None:
    for index, line in enumerate(lines):
        if line.reason is None and line.prose and not is_byline(line.simple):
            return index
    return None


def _headline(page: Page, lines: list[Line], body: int | None) -> tuple[int | None, bool]:
    """The headline's index, and whether the page itself says so (or it is only the likeliest line)."""
    head = [index for index, line in enumerate(lines[: body if body is not None else None]) if _may_head(line)]
    if (found := _declared(page, lines, head)) is not None:
        return found, True
    last = len(lines) if body is None else body + 1
    byline = next((index for index, line in enumerate(lines[:last]) if line.byline), None)
    if byline is not None:
        for index in reversed(head):
            if index < byline and lines[index].width >= 2 * MIN_HEADLINE + 4:
                return index, _is_topical(lines, index, head) and not _tells(lines[:index])
    topical = next((index for index in head if _TOPIC.search(lines[index].simple)), None)
    if topical is not None or not head:
        return topical, False
    near = head if body is None else [index for index in head if index >= body - 6]
    long = [index for index in near if lines[index].width >= 2 * MIN_HEADLINE + 4]
    return next(iter(long or near), None), False


def _is_topical(lines: list[Line], index: int, head: list[int]) -> bool:
    """Whether a line above the byline speaks of ties, or no longer line before it does: a row of a list may look so."""
    before = [lines[i] for i in head if i < index and lines[i].width >= 2 * MIN_HEADLINE + 4]
    return bool(_TOPIC.search(lines[index].simple)) or not any(_TOPIC.search(line.simple) for line in before)


def _declared(page: Page, lines: list[Line], head: list[int]) -> int | None:
    """The headline that the file's head or an <h1> names."""
    if page.title:
        whole, wanted = _key(page.title), _key(headline_of(page.title))
        for index in head:
            key = _key(lines[index].text)
            if len(key) >= 4 and (key in whole or (wanted and wanted in key)):
                return index
    ones = [i for i in head if lines[i].block.level == 1 and lines[i].block.kind is BlockKind.HEADING]
    return ones[0] if ones else None


_TOPIC = re.compile("友好|友城|姐妹|姊妹|姉妹|结好|缔结|签约|签署|[Ss]ister|[Tt]win|[Ff]riendship")


def _may_head(line: Line) -> bool:
    return (
        line.reason is None
        and not line.byline
        and MIN_HEADLINE <= line.width <= 2 * MAX_HEADLINE
        and not is_company(line.simple)
        and line.block.kind is not BlockKind.TABLE_ROW
    )


def _tells(lines: list[Line]) -> bool:
    """Whether lines above a likely headline are text themselves: sentences too short to be running text, or wrapped."""
    told = [line for line in lines if line.reason is None and not line.byline and line.width >= _SHORT_SENTENCE]
    return sum(is_sentence(line.simple) for line in told) >= _FEWEST_SENTENCES


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _before(lines: list[Line], headline: int | None, body: int | None) -> None:
    stop = headline if headline is not None else None
    for line in lines[:stop] if stop is not None else []:
        if line.reason is None and not line.byline:
            if line.prose:
                line.reason = Reason.OTHER_ARTICLE
            else:
                line.reason = Reason.BOILERPLATE if is_company(line.simple) else Reason.NAVIGATION
    if headline is None and body is not None:
        for line in lines[:body]:
            if line.reason is None and is_company(line.simple):
                line.reason = Reason.BOILERPLATE


def _end(lines: list[Line], headline: int | None, body: int | None) -> int:
    """The index behind the article's last line."""
    seen = False
    last = max((index for index, line in enumerate(lines) if line.reason is None and line.prose), default=-1)
    start = (headline if headline is not None else -1) + 1
    for index in range(start, len(lines)):
        line = lines[index]
        if line.reason is None and line.prose and not line.byline:
            seen = True
            if tail_of(line.simple) is not None:
                return index + 1
            continue
        if (seen or (body is None and index > start + 2)) and ends_article(line.simple):
            if _SECTION_END.match(line.simple) and index < last:
                continue
            return index
        if seen and line.reason is Reason.OTHER_ARTICLE and index >= last:
            return index
    return len(lines)


# 関連ページ: Japanese offices end each section of a page so.
_SECTION_END = re.compile("[【■]?(?:関連|关连|関连|关联)(?:リンク|ページ|情報|情报)")


def _stitched(lines: list[Line], body: int | None, end: int) -> int:
    """Where a second article begins: headline, byline, running text, once the first has had its own."""
    if body is None:
        return end
    for index in range(body + 2, end - 1):
        line = lines[index]
        if not (line.byline and line.reason is None):
            continue
        above = lines[index - 1]
        below = next((other for other in lines[index + 1 : min(index + 4, end)] if other.prose), None)
        if below is None or not _may_head(above) or above.prose or is_sentence(above.simple):
            continue
        had, rest = (sum(line.width for line in part if line.prose) for part in (lines[body:index], lines[index:end]))
        if had >= SHORT_ARTICLE or LONGER * had >= rest:
            return index - 1
    return end


def _after(lines: list[Line], end: int) -> None:
    for line in lines[end:]:
        if line.reason is not None:
            continue
        if (ends_article(line.simple) or is_legal(line.simple)) and not line.prose:
            line.reason = Reason.BOILERPLATE
        elif line.prose or line.byline or line.width > 2 * MENU_ENTRY or is_source_and_date(line.simple):
            line.reason = Reason.OTHER_ARTICLE
        else:
            line.reason = Reason.NAVIGATION


# - FRA La Roche-sur-Yon, France
_TOWN = re.compile(r"(?:\W{1,3})?[^\W\d_a-z][\w '’.-]{1,30}, [A-Z][\w'’.-]+(?: (?:and|of|the|[A-Z][\w'’.-]+)){0,3}")


def _may_be_row(line: Line) -> bool:
    return line.width <= 2 * MENU_ENTRY or _TOWN.fullmatch(line.simple) is not None


def _tail(page: Page, lines: list[Line], end: int) -> None:
    """Short lines behind the last sentence that are neither data nor furniture: menus and headlines.

    On a page headed by talk of ties, very short ones and towns with their countries may be its list.
    """
    topical = any(_TOPIC.search(line.simple) for line in lines[:end] if line.reason is None and not line.prose)
    for line in reversed(lines[:end]):
        if line.reason is not None or (topical and _may_be_row(line)):
            continue
        if line.prose or line.byline or is_sentence(line.simple) or line.data or _TOPIC.search(line.simple):
            break
        if line.block.kind is BlockKind.HEADING and line.block.level == 1:
            break
        long = line.width > 2 * MENU_ENTRY
        line.reason = Reason.OTHER_ARTICLE if long else Reason.NAVIGATION
