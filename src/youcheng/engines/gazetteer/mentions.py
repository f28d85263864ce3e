"""Place names in running text: the longest name at each spot, in one pass over the folded text.

A filter of the first two characters, checked for the whole text at once, leaves few spots to look up. Chinese and
Japanese names may begin anywhere; Latin ones begin and end at a word border, with a capital. The compiled file says which
names may be read out of running text at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.gazetteer.layout import bigram_slots

if TYPE_CHECKING:
    from youcheng.engines.gazetteer.store import Store

LONGEST: Final = 48  # no name worth reading is longer (folded characters)
# 烟台开发区 is not 烟台: a city's name directly before one of these names the zone, not the city.
_ZONE_AFTER: Final = re.compile(
    r"(?:市|县|縣)?(?:国家级|國家級|国际|國際)?(?:经济技术|經濟技術|经济|經濟|高新技术产业|高新技術產業|高新技术|高新技術|高新|经|經|保税|保稅|工业|工業|"
    r"出口加工|自由贸易|自由貿易|自贸|自貿|综合保税|綜合保稅|旅游度假|旅遊度假)?(?:开发区|開發區|试验区|試驗區|示范区|示範區|保税区|保稅區|"
    r"工业园区|工業園區|产业园区|產業園區|度假区|度假區|高新区|高新區|经开区|經開區|加工区|加工區|自贸区|自貿區|工业园|工業園)"
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
        """(start, end, rank of the key) of each longest name, left to right, without overlaps; offsets in ``text``."""
        folded, offsets = self._store.folder.fold_with_offsets(text)
        if len(folded) < 2:
            return []
        codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        spots = self._spots(codes, offsets, text)
        found: list[tuple[int, int, int]] = []
        busy = 0
        prefixes, mention, key_rank = (
            self._store.trie.iter_prefixes_with_ids,
            self._store.key_mention,
            self._store.key_rank,
        )
        for spot in spots.tolist():
            if spot < busy:
                continue
            best = None
            for key, number in prefixes(folded[spot : spot + LONGEST]):
                rank = int(key_rank[number])
                if mention[rank] and self._stands(text, spot, spot + len(key), offsets, ascii_only=key.isascii()):
                    best = (spot + len(key), rank)
            if best is None:
                continue
            start, end = int(offsets[spot]), int(offsets[best[0] - 1]) + 1
            if _ZONE_AFTER.match(text, end):
                continue
            found.append((start, end, best[1]))
            busy = best[0]
        return found

    def _spots(self, codes: NDArray[np.uint32], offsets: NDArray[np.int64], text: str) -> NDArray[np.int64]:
        pairs = np.stack([codes[:-1], codes[1:]], axis=1)
        slots = bigram_slots(pairs)
        hit = (
            self._store.bigrams[(slots >> np.uint64(3)).astype(np.int64)] >> (slots & np.uint64(7)).astype(np.uint8)
        ) & 1
        return np.flatnonzero(hit)

    @staticmethod
    def _stands(text: str, low: int, high: int, offsets: NDArray[np.int64], *, ascii_only: bool) -> bool:
        start, last = int(offsets[low]), int(offsets[high - 1])
        after = text[last + 1 : last + 2]
        if not ascii_only:
            return after not in _NOT_A_SUFFIX.get(text[last], "") or not after
        before = text[start - 1 : start]
        return (
            text[start].isupper()
            and not (before.isascii() and before.isalnum())
            and not (after and (after.isalnum() and after.isascii()))
            and not (before and before.isalpha() and not _is_cjk(before))
            and not (after and after.isalpha() and not _is_cjk(after))
        )


def _is_cjk(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" or "\uf900" <= char <= "\ufaff"
