"""Ties from tables and lists: a heading says what kind, each row names a partner, often with its date."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from youcheng.engines.reading.facts.places import PlacePhrase, Unit
from youcheng.engines.reading.facts.ties.focus import Focus
from youcheng.engines.reading.facts.ties.raw import Party, RawTie
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import Hit, country_names
from youcheng.engines.reading.model import Block, BlockKind

_LONGEST_ROW = {"zh": 70, "ja": 80, "en": 120}
_LONGEST_HEADING = {"zh": 60, "ja": 70, "en": 140}
# What a row may hold besides a place and a date.
_FILLER = re.compile(
    r"[\s\d|.,、:;()（）\[\]/~\-—–·•*#○●◎■□①-⑳]|缔结|结好|结为|建立|签订|签署|签|协议|协定|草签|正式|备忘录|意向书|商定|友好城市|友好关系|友城|关系|年|月|日|国家|城市|时间|"
    r"提携|締結|年月日|昭和|平成|令和|姉妹都市|友好都市|調印|since|established|signed|in|twinned|sister city|\(|\)|province|Province|prefecture|Prefecture|State|"
    r"第|类|号|省|州|市|县|区|の|は|より|から"
)
_CELL_SPLIT = re.compile(r"\s*[|\t]\s*|\s{2,}|,\s*(?=\D)")
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}|[一二三四五六七八九十]+|[（(]\d+[)）])\s*[.、)）．]?\s*")
# 姉妹都市 in a heading opens a list; in a sentence with a full stop it does not.
_SENTENCE_END = re.compile(r"[。！？!?]$|[.]$")
_DOMESTIC = re.compile(r"国内|domestic")
# A heading that announces new ties: 此次新增的8对友好城市分别为.
_NEW = re.compile(r"新增|新结|签署|签约|此次|新たに|締結した|signed|new sister")
_CONFIDENCE = 0.9
_SHORT_ROW = 40


class ListReader:
    """Reads the rows of a page under the headings that announce ties."""

    def __init__(self, view: View, focus: Focus) -> None:
        self._view, self._focus = view, focus
        self._kind: Hit | None = None
        self._subject: PlacePhrase | None = None
        self._idle = 0
        self._event = "existing"
        self._column: str | None = None  # the one foreign country that a heading or header row names

    def read(self) -> Iterator[RawTie]:
        """The ties of all rows."""
        blocks = self._view.document.blocks
        waiting: list[RawTie] = []
        for index, block in enumerate(blocks):
            if self._opens(block, index):
                continue
            if self._kind is None:
                continue
            self._header(block)
            ties = list(self._row(block))
            self._idle = 0 if ties else self._idle + 1
            if ties:
                yield from waiting
                waiting = ties
            elif (
                len(waiting) == 1
                and waiting[0].date is None
                and block.end - block.start < _LONGEST_ROW[self._view.language]
            ):
                dates = self._view.dates_in(block.start, block.end)
                waiting = [replace(waiting[0], date=dates[0])] if dates else waiting  # one value a line
            if self._idle > 3 or (not ties and block.end - block.start > 2 * _LONGEST_ROW[self._view.language]):
                self._kind = None
        yield from waiting

    def _header(self, block: Block) -> None:
        """中国 | 俄罗斯 | 批准时间: the country of the column's places."""
        text = self._view.text[block.start : block.end]
        if len(text) > 40:
            return
        names = country_names(self._view.language)
        found = {code for name, code in names.items() if len(name) > 1 and name in text and code != self._focus.home}
        if found and not [p for p in self._view.places_in(block.start, block.end) if p.level != "country"]:
            self._column = found.pop() if len(found) == 1 else None

    def _opens(self, block: Block, index: int) -> bool:
        """Whether a line announces a list: short, names a kind of tie, is no row itself."""
        text = self._view.text[block.start : block.end]
        if self._announces(block, text):
            return True
        if len(text) > _LONGEST_HEADING[self._view.language] or _SENTENCE_END.search(text):
            return False
        kinds = [hit for hit in self._view.kinds_in(block.start, block.end) if hit.section != "kind.pairing"]
        if not kinds or _DOMESTIC.search(text):
            return False
        foreign = [p for p in self._view.places_in(block.start, block.end) if self._foreign(p)]
        if foreign and block.kind is not BlockKind.TITLE and not text.rstrip().endswith((":", "：")):
            return False
        self._kind = max(kinds, key=lambda hit: hit.end - hit.start)
        self._event = "signed" if _NEW.search(text) else "existing"
        self._idle = 0
        home = [p for p in self._view.places_in(block.start, block.end) if not self._foreign(p)]
        if home or self._subject is None:
            self._subject = home[0] if home else self._focus.subject()
        return True

    def _announces(self, block: Block, text: str) -> bool:
        """Minneapolis has forged relationships with cities across the globe: under a headline that speaks of ties."""
        places = [p for p in self._view.places_in(block.start, block.end) if p.level != "country"]
        if self._view.language != "en" or not text.rstrip().endswith(":") or len(places) != 1 or not self._focus.titled:
            return False
        if not re.search(r"\b(?:relationships?|ties|links|twinned|cities)\b", text):
            return False
        kind = self._view.kinds_in(0, block.end)[0]
        self._kind, self._subject, self._event, self._idle = kind, places[0], "existing", 0
        return True

    def _foreign(self, place: PlacePhrase) -> bool:
        if self._focus.home is not None:
            return place.country not in (None, self._focus.home)
        subject = self._subject or self._focus.subject()
        return subject is not None and place.country not in (None, subject.country)

    def _row(self, block: Block) -> Iterator[RawTie]:
        text = self._view.text[block.start : block.end]
        short_row = len(text) < _SHORT_ROW and re.fullmatch(r"[^.!?]+,[^.!?]+\.", text)
        if len(text) > _LONGEST_ROW[self._view.language] or (_SENTENCE_END.search(text) and not short_row):
            return
        places = [
            replace(p, country=self._column, country_stated=True) if p.country is None and self._column else p
            for p in self._places(block)
        ]
        dates = self._view.dates_in(block.start, block.end)
        assert self._kind is not None
        kind = self._kind.section.partition(".")[2]
        foreign = [p for p in places if self._foreign(p)]
        home = [p for p in places if not self._foreign(p) and p.country is not None]
        if len(foreign) != 1 or len(home) > 1 or not self._is_row(block, places):
            return
        subject = Party(home[0]) if home else (Party(self._subject, implied=True) if self._subject else None)
        if subject is None:
            return
        yield RawTie(
            (subject, Party(foreign[0])), kind, self._event, block.start, block.end, _CONFIDENCE - 0.08 * foreign[0].weak,
            (self._kind.start, self._kind.end), dates[0] if dates else None,
        )  # fmt: skip

    def _places(self, block: Block) -> list[PlacePhrase]:
        """The row's places; in a table, a cell after a country's cell is a place whatever its name."""
        found = [p for p in self._view.places_in(block.start, block.end) if p.level != "country"]
        names = country_names(self._view.language)
        cells = list(self._cells(block))
        for (start, end), (next_start, next_end) in pairwise(cells):
            code = names.get(self._view.text[start:end])
            if not code or code == self._focus.home:
                continue
            inside = [p for p in found if next_start <= p.start < next_end]
            cell = self._view.text[next_start:next_end]
            if not inside and 1 < len(cell) <= 30 and not re.search(r"\d", cell):
                found.append(PlacePhrase(next_start, next_end, (Unit(next_start, next_end, ""),), code, True, True))
            elif inside and (inside[-1].country != code):
                last = inside[-1]
                found[found.index(last)] = PlacePhrase(last.start, last.end, last.units, code, True, False, last.level)
        return sorted(found, key=lambda p: p.start)

    def _cells(self, block: Block) -> Iterator[tuple[int, int]]:
        if block.cells:
            yield from block.cells
            return
        lead = _NUMBERED.match(self._view.text, block.start, block.end)
        at = lead.end() if lead else block.start
        text = self._view.text
        for match in [*_CELL_SPLIT.finditer(text, at, block.end), None]:
            end = match.start() if match else block.end
            bracket = text.find("(", at, end)
            stop = bracket if bracket > at else end
            if stop > at:
                yield at, stop
            at = match.end() if match else end

    def _is_row(self, block: Block, places: list[PlacePhrase]) -> bool:
        """A row is a place and little else."""
        if block.kind is BlockKind.TABLE_ROW or "|" in self._view.text[block.start : block.end]:
            return True
        rest = list(self._view.text[block.start : block.end])
        for place in places:
            rest[place.start - block.start : place.end - block.start] = " " * (place.end - place.start)
        left = "".join(rest)
        for name in country_names(self._view.language):
            left = left.replace(name, "")
        return len(_FILLER.sub("", left)) <= 8
