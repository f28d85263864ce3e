"""Readings set behind their characters, as in 領(lǐng)事: a copying site's way to look original.

A reading is taken out where it carries a tone mark or is one of the readings of the character before it, and
stands alone in its parentheses. 伊春(Yīchūn), a gloss of a whole name, stays.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from youcheng.engines.reading.characters import HANZI
from youcheng.engines.reading.edits import Edit
from youcheng.engines.reading.model import RepairKind

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
LETTERS = f"a-zü{TONED}\u0304\u0301\u030c\u0300\u0308ńňǹḿ"
# A reading without a tone mark (們(men)) is believed only where so many readings of the page fit their characters.
MIN_FITTING = 3
# The same reading may be set several times: 市(shi)(shi)(shi).
_READING = re.compile(f"(?<=[{HANZI}A-Za-z])[(（]([{LETTERS}]{{1,7}})[)）](?:[(（]\\1[)）])*")
_CHAR = re.compile(f"[{HANZI}]")


def find_pinyin(text: str, ends_of_other_edits: frozenset[int] = frozenset()) -> list[Edit]:
    """Edits that take inserted readings out. A reading may also follow characters another repair has
    restored, at ``ends_of_other_edits``."""
    if "(" not in text and "（" not in text:
        return []
    found = []
    for match in _READING.finditer(text):
        before = text[match.start() - 1]
        if _CHAR.match(before) or match.start() in ends_of_other_edits:
            found.append((match, before))
    if not found:
        return []
    toned = [is_toned(match.group(1)) for match, _ in found]
    fits = [fits_character(before, match.group(1)) for match, before in found]
    return [
        Edit(match.start(), match.end(), "", RepairKind.PINYIN, note="" if fit else "not a listed reading")
        for (match, before), tone, fit in zip(found, toned, fits, strict=True)
        if (tone and is_syllable(match.group(1))) or (fit and (tone or sum(fits) >= MIN_FITTING))
    ]


def is_toned(reading: str) -> bool:
    """Whether the reading carries a tone mark."""
    return any(letter in TONED for letter in unicodedata.normalize("NFC", reading))


def bare(reading: str) -> str:
    """The reading without its tone: lǐng → ling."""
    stripped = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    return "".join(letter for letter in stripped if not unicodedata.combining(letter))


_SYLLABLE = re.compile(
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?a(?:ng?|o|i)?|ua(?:ng?|i)?|ue|ve|ui|un|uo|u|v|ie|iu|io?ng?|ing?"
    "|i|o(?:ng?|u)?|e(?:ng?|i|r)?|iong)"
)


def is_syllable(reading: str) -> bool:
    """Whether this can be one syllable of Mandarin (é alone, or French words, are not taken)."""
    plain = bare(reading)
    return (len(plain) > 1 and _SYLLABLE.fullmatch(plain) is not None) or plain in ("a", "e", "o")


def fits_character(char: str, reading: str) -> bool:
    """Whether ``reading``, tones apart, is one of the readings of ``char``."""
    return bare(reading) in readings(char)


@lru_cache(maxsize=8_000)
def readings(char: str, *, toned: bool = False) -> frozenset[str]:
    """All readings of a character, with their tone marks or without."""
    from pypinyin import Style, pinyin

    if not _CHAR.match(char):
        return frozenset()
    style = Style.TONE if toned else Style.NORMAL
    found = pinyin(char, style=style, heteronym=True)[0]
    return frozenset(found if toned else map(bare, found))
