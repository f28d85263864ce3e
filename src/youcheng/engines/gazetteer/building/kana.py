"""Katakana in Latin letters, Hepburn's way, as Japanese towns write their names abroad: without marks for length."""

from __future__ import annotations

import re
from itertools import product

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ", "t": "タチツテト",
    "d": "ダヂヅデド", "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ",
    "r": "ラリルレロ",
}  # fmt: skip
_IRREGULAR = {
    "シ": "shi", "ジ": "ji", "チ": "chi", "ヂ": "ji", "ツ": "tsu", "ヅ": "zu", "フ": "fu", "ヤ": "ya", "ユ": "yu",
    "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n", "ー": "", "ヴ": "vu",
}  # fmt: skip
_SYLLABLES = {kana: row + vowel for row, line in _ROWS.items() for kana, vowel in zip(line, "aiueo", strict=True)}
_SYLLABLES |= _IRREGULAR
_SYLLABLES |= {
    kana + small: ("sh" if kana == "シ" else "ch" if kana == "チ" else "j" if kana in "ジヂ" else row + "y") + vowel
    for (row, kana), (small, vowel) in product(
        ((row, line[1]) for row, line in _ROWS.items() if row), zip("ャュョ", "auo", strict=True)
    )
}  # fmt: skip
# A long vowel is written once. The last parts 浦 (ura) and 内 (uchi) begin a word of their own and keep their u.
_LONG = re.compile(r"^ou|(?:ou|uu)(?!ra$)(?<![nt]ou(?=chi$))|oo")


def romanised(kana: str) -> str:
    """``コウチ`` to ``kochi``, ``コトウラ`` to ``kotoura``; a sign that is no katakana stays as it is."""
    text, at, double = "", 0, False
    while at < len(kana):
        if kana[at] == "ッ":
            double, at = True, at + 1
            continue
        size = 2 if kana[at : at + 2] in _SYLLABLES else 1
        syllable = _SYLLABLES.get(kana[at : at + size], kana[at])
        text += ("t" if syllable.startswith("ch") else syllable[:1]) + syllable if double else syllable
        double, at = False, at + size
    return _LONG.sub(lambda found: found[0][0], text)
