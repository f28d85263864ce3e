"""Which language a name is in, judged by its characters. GeoNames' alternate names come without a language.

Whatever this module says is marked ``inferred`` on the name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import opencc

from youcheng.engines.gazetteer.folding import HAN, VARIANTS

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff]")
_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff]")
# Simplified characters that are traditional ones as well, and usual in place names.
_TRADITIONAL_TOO = frozenset("台里后谷岳余干")
_LATIN = re.compile("[A-Za-z]")
_CJK = re.compile("|".join(pattern.pattern for pattern in (HAN, _KANA, _HANGUL)))
_SINGLE_LANGUAGE_SCRIPTS = {"THAI": "th", "GREEK": "el", "HEBREW": "he", "GEORGIAN": "ka", "ARMENIAN": "hy"}
_CYRILLIC_COUNTRIES = {"RU": "ru", "UA": "uk", "BY": "be", "BG": "bg", "MN": "mn", "KZ": "kk", "KG": "ky", "MK": "mk"}
_TO_SIMPLIFIED = opencc.OpenCC("t2s")
_TO_TRADITIONAL = opencc.OpenCC("s2t")
_TO_SHINJITAI = opencc.OpenCC("t2jp")
_FROM_SHINJITAI = opencc.OpenCC("jp2t")


@cache
def _han_kind(char: str) -> str:
    """The scripts a character is used in, of simplified, traditional, Japanese: ``s``, ``tj``…; ``""`` for all."""
    if char in _TRADITIONAL_TOO:
        return ""
    simplified, shinjitai = _TO_SIMPLIFIED.convert(char), _TO_SHINJITAI.convert(char)
    from_japanese, from_simplified = _FROM_SHINJITAI.convert(char), _TO_TRADITIONAL.convert(char)
    kinds = ""
    if simplified != char and from_japanese == char:
        kinds = "t" if shinjitai != char else "tj"
    elif from_japanese != char:
        kinds = "sj" if simplified == char and from_simplified != char else "j"
    elif from_simplified != char:
        kinds = "s"
    return kinds


def is_cjk(text: str) -> bool:
    """Whether the text is written in Han characters, kana or hangul, without Latin letters among them."""
    return bool(_CJK.search(text)) and not _LATIN.search(text)


def infer_language(text: str, country: str | None) -> str | None:
    """The BCP 47 language of a name by its script, or None when the script does not tell (Latin, Arabic, …)."""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    if HAN.search(text):
        return _infer_han(text, country)
    for char in text:
        if char.isalpha():
            script = unicodedata.name(char, "").split(" ")[0]
            if script == "CYRILLIC":
                return _CYRILLIC_COUNTRIES.get(country or "")
            return _SINGLE_LANGUAGE_SCRIPTS.get(script)
    return None


def _infer_han(text: str, country: str | None) -> str:
    kinds = [kind for kind in map(_han_kind, text) if kind]
    readable = {language for language in "stj" if all(language in kind for kind in kinds)}
    home = {"JP": "j", "TW": "t", "HK": "t", "MO": "t"}.get(country or "", "s")
    for choice in (home, "s", "t", "j"):
        if choice in readable:
            return {"s": "zh-Hans", "t": "zh-Hant", "j": "ja"}[choice]
    return "zh-Hant" if any("t" in kind for kind in kinds) else "zh-Hans"


@cache
def simplify(text: str) -> str:
    """Japanese or traditional spelling to simplified Chinese (used for lookup and, marked inferred, for display)."""
    return str(_TO_SIMPLIFIED.convert(_FROM_SHINJITAI.convert(text.translate(VARIANTS))))


def simplify_plain(text: str) -> str:
    """Traditional to simplified Chinese."""
    return str(_TO_SIMPLIFIED.convert(text))


@cache
def traditional(text: str) -> str:
    """Simplified Chinese to traditional."""
    return str(_TO_TRADITIONAL.convert(text))


@cache
def shinjitai(text: str) -> str:
    """Simplified Chinese to the characters Japan uses."""
    return str(_TO_SHINJITAI.convert(_TO_TRADITIONAL.convert(text)))
