"""Folding: what two spellings of one name must share to be found by each other.

NFKC, case, accents of Latin and Greek letters, traditional and shinjitai characters to simplified ones, hiragana to
katakana; spaces, hyphens, dots and apostrophes vanish (so ``Xi'an``, ``Xian`` and ``xi an`` are one). The folding is
character by character, so that offsets survive, and idempotent. It serves lookup only, never display.

The table is computed once, at build time (it needs OpenCC), and travels inside the compiled file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

TABLE_SIZE: Final = 0x32000  # up to the end of CJK Extension H; beyond it a character folds to itself
DROPPED: Final = frozenset(" \t\n\r\u3000-‐‑‒–—―'’‘ʻʼ′`´.·•・･‧∙⋅｡_/\u200b\u200c\u200d\u00ad")
EXPANDED: Final = 0xFFFFFFFF  # the character folds to several; see Folder.expansions
# Spellings of one character in Japanese names that the converters keep apart.
VARIANTS: Final = str.maketrans("姫嶋嶌髙﨑冨塚竈龍曽桧埜邉邊籠舘栁濵", "姬岛岛高崎富冢灶龙曾桧野边边笼馆柳滨")
_SMALL_KE: Final = {"ヶ": "ケ", "ヵ": "カ"}
_HAN_RANGES: Final = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32000))


HAN: Final = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U00031fff々〇]")


class Folder:
    """Folds text with a table that ``build_table`` made."""

    def __init__(self, table: NDArray[np.uint32], expansions: dict[int, str]) -> None:
        self.table = table
        self.expansions = expansions
        self._cache = _Translation(table, expansions)

    def fold(self, text: str) -> str:
        """The lookup key of a text."""
        return unicodedata.normalize("NFKC", text).translate(self._cache)

    def fold_with_offsets(self, text: str) -> tuple[str, NDArray[np.int64]]:
        """The folded text, and for each of its characters the offset in ``text`` it came from."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        known = codes < TABLE_SIZE
        folded = np.where(known, self.table[np.where(known, codes, 0)], codes)
        offsets = np.arange(len(codes), dtype=np.int64)
        several = np.flatnonzero(folded == EXPANDED)
        if several.size:
            repeats = np.ones(len(codes), dtype=np.int64)
            texts = [self.expansions[int(codes[i])] for i in several]
            repeats[several] = [len(expansion) for expansion in texts]
            starts = np.cumsum(repeats) - repeats
            folded, offsets = np.repeat(folded, repeats), np.repeat(offsets, repeats)
            for i, expansion in zip(several, texts, strict=True):
                folded[starts[i] : starts[i] + len(expansion)] = [ord(char) for char in expansion]
        keep = folded != 0
        return folded[keep].astype("<u4").tobytes().decode("utf-32-le", "surrogatepass"), offsets[keep]


class _Translation(dict[int, str | int | None]):
    """A lazily filled mapping for ``str.translate``."""

    def __init__(self, table: NDArray[np.uint32], expansions: dict[int, str]) -> None:
        super().__init__()
        self._table = table
        self._expansions = expansions

    def __missing__(self, code: int) -> str | int | None:
        value: str | int | None = code
        if code < TABLE_SIZE:
            value = int(self._table[code])
            if value == EXPANDED:
                value = self._expansions[code]
            elif value == 0:
                value = None
        self[code] = value
        return value


@cache
def build_table() -> tuple[NDArray[np.uint32], dict[int, str]]:
    """Compute the folding table with OpenCC (character dictionaries only). Takes about a second."""
    import opencc

    to_traditional, to_simplified = opencc.OpenCC("jp2t"), opencc.OpenCC("t2s")
    han = [
        chr(code) for low, high in _HAN_RANGES for code in range(low, high) if unicodedata.category(chr(code)) == "Lo"
    ]
    simplified = {}
    for char in han:
        # A simplified character keeps itself: jp2t would lead some of them astray.
        plain = to_simplified.convert(char)
        if plain == char:
            plain = to_simplified.convert(to_traditional.convert(char))
        simplified[char] = plain if len(plain) == 1 else char
    for char in han:  # close the chains, so that folding twice changes nothing
        target, seen = simplified[char], {char}
        while simplified.get(target, target) != target and target not in seen:
            seen.add(target)
            target = simplified[target]
        simplified[char] = target

    table = np.zeros(TABLE_SIZE, dtype=np.uint32)
    expansions: dict[int, str] = {}
    for code in range(TABLE_SIZE):
        if 0xD800 <= code < 0xE000:  # lone surrogates are no characters: dropped
            continue
        result = _fold_char(chr(code), simplified)
        if len(result) == 1:
            table[code] = ord(result)
        elif result:
            table[code] = EXPANDED
            expansions[code] = result
    return table, expansions


def _fold_char(char: str, simplified: dict[str, str]) -> str:
    previous, result = "", char
    while previous != result:
        previous = result
        result = "".join(_fold_once(part, simplified) for part in result)
    return result


def _fold_once(char: str, simplified: dict[str, str]) -> str:
    if char in DROPPED or unicodedata.category(char) in {"Cc", "Cf", "Zs", "Zl", "Zp"}:
        return ""
    text = unicodedata.normalize("NFKC", char).casefold()
    decomposed = unicodedata.normalize("NFD", text)
    if decomposed and decomposed[0] < "\u0400":  # Latin and Greek: accents carry no identity in lookup
        text = "".join(part for part in decomposed if not unicodedata.combining(part))
    text = text.replace("ё", "е").replace("ı", "i").translate(VARIANTS)
    out = []
    for part in text:
        if part in DROPPED or (unicodedata.combining(part) and "\u0300" <= part <= "\u036f"):
            continue
        if "\u3041" <= part <= "\u3096":
            out.append(chr(ord(part) + 0x60))  # hiragana to katakana
        else:
            out.append(_SMALL_KE.get(part) or simplified.get(part, part))
    return "".join(out)
