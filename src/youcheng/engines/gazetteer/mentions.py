"""Place names in running text: the longest name at each spot, in one pass over the folded text.

A filter of the first two characters, checked for the whole text at once, leaves few spots to look up. Chinese and
Japanese names may begin anywhere, but a name of two characters must not cut a Chinese word in half (明日|本店 is not
日本); Latin ones begin with a capital and end at a word border. The compiled file says which names may be read out of
running text at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import numpy as np

from youcheng.engines.gazetteer.layout import bigram_slots

if TYPE_CHECKING:
    from youcheng.engines.gazetteer.store import Store

LONGEST: Final = 48  # no name worth reading is longer (folded characters)
_KANA: Final = re.compile("[\u3041-\u30ff]")
_JAPANESE: Final = 0.05  # from this share of kana a text is Japanese, and Chinese word borders say nothing
_STOP: Final = re.compile("[,。]")  # no word reaches over one
_TRUSTED: Final = 0.85  # weight from which a two-character name may run on into a longer word (中国人, 北京大学)
# 烟台开发区 is not 烟台: a city's name directly before one of these names the zone, not the city.
_ZONE_AFTER: Final = re.compile(
    r"[市县縣]?(?:国家级|國家級|国际|國際)?(?:综合|綜合)?(?:经济技术|經濟技術|经济|經濟|高新技术产业|高新技術產業|"
    r"高新技术|高新技術|高新|经|經|保税|保稅|工业|工業|出口加工|自由贸易|自由貿易|自贸|自貿|旅游|旅遊|产业|產業)?"
    r"(?:开发区|開發區|试验区|試驗區|示范区|示範區|保税区|保稅區|园区|園區|度假区|度假區|高新区|高新區|经开区|經開區|"
    r"加工区|加工區|自贸区|自貿區|工业园|工業園)"
)
# 合作市场, 友好区域: the suffix belongs to the next word.
_NOT_A_SUFFIX: Final = {
    "市": "场場值价價面",
    "区": "域别別间間分",
    "區": "域别別间間分",
    "县": "域",
    "州": "际際",
    "省": "略",
}


class Scanner:
    """Finds spans; resolving them is the gazetteer's."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def spans(self, text: str) -> list[tuple[int, int, int]]:
        """(start, end, rank of the key) of each longest name, left to right, no overlaps; offsets into ``text``."""
        store = self._store
        folded, offsets = store.folder.fold_with_offsets(text)
        if len(folded) < 2:
            return []
        found: list[tuple[int, int, int]] = []
        words = _Words(folded, text)
        busy = 0
        for spot in self._spots(folded):
            if spot < busy:
                continue
            best = None
            ahead = folded[spot : spot + LONGEST]
            if ahead.isascii() and not _latin_begins(text, int(offsets[spot])):
                continue
            for key, number in store.trie.iter_prefixes_with_ids(ahead):
                rank = int(store.key_rank[number])
                if not store.key_mention[rank]:
                    continue
                start, end = int(offsets[spot]), int(offsets[spot + len(key) - 1]) + 1
                if not (_latin_stands(text, start, end) if key.isascii() else _cjk_stands(text, start, end, len(key))):
                    continue
                if len(key) == 2 and not key.isascii():
                    runs_on = not words.border_at(spot + 2) and float(store.key_weight[rank]) < _TRUSTED
                    if runs_on or not words.border_at(spot):
                        continue
                best = (start, end, rank, spot + len(key))
            if best is not None:
                busy = best[3]
                if not _ZONE_AFTER.match(text, best[1]):
                    found.append(best[:3])
        return found

    def _spots(self, folded: str) -> list[int]:
        """Where a readable name may begin, by its first two characters."""
        codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        slots = bigram_slots(np.stack([codes[:-1], codes[1:]], axis=1))
        bits = self._store.bigrams[(slots >> np.uint64(3)).astype(np.int64)]
        hits: list[int] = np.flatnonzero(bits >> (slots & np.uint64(7)).astype(np.uint8) & 1).tolist()
        return hits


class _Words:
    """Where words of a folded text may begin and end: everywhere, if it is Japanese."""

    def __init__(self, folded: str, text: str) -> None:
        self._folded, self._text = folded, text
        self._borders: set[int] = set()
        self._cut: set[int] = set()  # the numbers of the stretches cut so far

    def border_at(self, spot: int) -> bool:
        """Whether a word may begin or end at an offset. Words are cut where asked for, from stop to stop."""
        if self._japanese:
            return True
        stretch = bisect_left(self._stops, spot)
        if stretch not in self._cut:
            import rjieba

            self._cut.add(stretch)
            start, end = self._stops[stretch - 1] + 1 if stretch else 0, self._stops[stretch]
            self._borders.update(accumulate(map(len, rjieba.cut(self._folded[start:end], False)), initial=start))
        return spot in self._borders

    @cached_property
    def _japanese(self) -> bool:
        return len(_KANA.findall(self._text)) >= _JAPANESE * len(self._text)

    @cached_property
    def _stops(self) -> list[int]:
        return [*(match.start() for match in _STOP.finditer(self._folded)), len(self._folded)]


def _cjk_stands(text: str, start: int, end: int, length: int) -> bool:
    """Written without a break, and the suffix is its own."""
    if end - start != length and any(char.isspace() for char in text[start:end]):
        return False
    after = text[end : end + 1]
    return not after or after not in _NOT_A_SUFFIX.get(text[end - 1], "")


def _latin_stands(text: str, start: int, end: int) -> bool:
    """With a capital, at word borders, on one line (or broken once between words)."""
    return _latin_begins(text, start) and "\n\n" not in text[start:end] and not _is_letter(text[end : end + 1])


def _latin_begins(text: str, start: int) -> bool:
    return text[start].isupper() and not _is_letter(text[start - 1 : start])


def _is_letter(char: str) -> bool:
    return char.isalnum() and not ("\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" or char > "\uf8ff")
