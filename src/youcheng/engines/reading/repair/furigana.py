"""Readings of Japanese names set in parentheses: 薛剣（せつ・けん） → 薛剣.

Only hiragana behind kanji counts, in a length a reading can have; words that stand in parentheses in their
own right (など, ただし, つづく) are kept, and so is katakana, which in 寧波（ニンポー） is a name of its own, unless
the name goes on behind it: 巨済（コジェ）市.
"""

from __future__ import annotations

import re

from youcheng.engines.reading.characters import HANZI
from youcheng.engines.reading.edits import Edit
from youcheng.engines.reading.model import RepairKind

_READING = re.compile(
    f"([{HANZI}ヶヵ]{{1,8}})[(（]([\u3041-\u3096ー・･ \u3000=＝]{{2,24}}[)）]"
    "|(?<![国市都会先業立院者][(（])[\u30a1-\u30faー・]{2,12}[)）](?=[市区郡県町村](?![長民場内役立議会])))"
)
_WORDS = frozenset(
    [
        "など",
        "ほか",
        "うち",
        "あり",
        "なし",
        "または",
        "および",
        "つづく",
        "ただし",
        "もの",
        "こと",
        "より",
        "から",
        "まで",
        "だけ",
        "のみ",
        "いずれも",
        "ともに",
        "ここ",
        "これ",
        "それ",
        "その",
        "この",
        "まま",
        "とも",
        "しかし",
        "ください",
        "あるいは",
        "もしくは",
        "すべて",
    ]
)
# Hiragana per kanji: こうのとり for 鸛 is the long end, じ for 時 the short one.
SHORTEST, LONGEST = 0.8, 4.5


def find_furigana(text: str) -> list[Edit]:
    """Edits that take readings out of Japanese text."""
    edits = []
    for match in _READING.finditer(text):
        kanji, kana = match.group(1), re.sub("[・･ \u3000=＝)）]", "", match.group(2))
        if kana in _WORDS or not kana:
            continue
        # A name's reading may follow its title: the length is judged against what directly precedes.
        if SHORTEST * min(len(kanji), 2) <= len(kana) <= LONGEST * len(kanji):
            edits.append(Edit(match.end(1), match.end(), "", RepairKind.READING))
    return edits
