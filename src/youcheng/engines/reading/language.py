"""The language of a text, as a BCP 47 tag."""

from __future__ import annotations

import re

import numpy as np

from youcheng.engines.reading.frequent import SIMPLIFIED_ONLY, TRADITIONAL

READ = ("zh-Hans", "zh-Hant", "ja", "en")
# Characters looked at: enough for a verdict.
SAMPLE = 1_500
# Text shorter than this says nothing.
MIN_LETTERS = 4
# The share of kana among wide letters from which a page is Japanese: news text has 0.4–0.6, a Chinese page that
# quotes a Japanese name under 0.02.
KANA_SHARE = 0.08
# The share of wide letters from which a page is Chinese or Japanese at all.
WIDE_SHARE = 0.15
# resiliparse's distance; above it the guess is not believed (its scale: 0–2000, own languages lie under 800).
MAX_DISTANCE = 1_200

# Sorts of letters by code point, each as the ranges it fills.
_HAN, _KANA, _HANGUL, _LATIN, _OTHER = range(1, 6)
_RANGES = {
    _HAN: ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (ord("々"), ord("々"))),
    _KANA: ((0x3041, 0x3096), (0x30A1, 0x30FA)),
    _HANGUL: ((0xAC00, 0xD7A3),),
    _LATIN: ((ord("A"), ord("Z")), (ord("a"), ord("z")), (0xC0, 0x24F)),
    _OTHER: ((0x370, 0x1FFF),),
}
_SORT = np.zeros(0x10000, dtype=np.uint8)
for _sort, _ranges in _RANGES.items():
    for _first, _last in _ranges:
        _SORT[_first : _last + 1] = _sort
# Likewise 1 for characters of traditional Chinese, -1 for those of simplified Chinese.
_SIDE = np.zeros(0x10000, dtype=np.int8)
_SIDE[[ord(char) for char in TRADITIONAL]] = 1
_SIDE[[ord(char) for char in SIMPLIFIED_ONLY]] = -1
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_ENGLISH = re.compile(r"\b(?:the|and|of|to|in|for|with|was|is|on|city|sister|between|by|from)\b", re.I)
# The share of words that are among the commonest English ones: English text has 0.25–0.45.
ENGLISH_SHARE = 0.12
# A list of towns under an English heading has fewer; only the likely languages are believed of it.
_HEADING = re.compile(r"\b(?:sister|twin|partner) (?:cit|town|state)|\btwinn", re.I)
LIST_WORDS = 2
# Words that are in none of the likely languages, and so many different ones of them are believed against the guess.
_ONLY_ENGLISH = re.compile(r"\b(?:the|The|and|with|between|from|which|their|our|are|cities)\b")
PLAIN_WORDS = 4
_LIKELY = frozenset(
    ("de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "no", "fi", "cs", "hu", "ro", "tr", "id", "vi")
)


def language_of(text: str) -> str | None:
    """``zh-Hans``, ``zh-Hant``, ``ja``, ``en``, another tag for other languages, None for too little text."""
    sample = text[:SAMPLE]
    codes = np.frombuffer(sample.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    sorts = np.bincount(_SORT.take(codes, mode="clip"), minlength=6).tolist()
    han, kana, hangul, latin, other = (sorts[sort] for sort in (_HAN, _KANA, _HANGUL, _LATIN, _OTHER))
    letters = han + kana + hangul + latin + other
    if letters < MIN_LETTERS:
        return None
    if hangul > (han + kana) and hangul > WIDE_SHARE * letters:
        return "ko"
    # An ideograph says as much as two letters and more.
    if 2 * (han + kana) > WIDE_SHARE * letters and han + kana >= other:
        if kana > KANA_SHARE * (han + kana):
            return "ja"
        return "zh-Hant" if _SIDE.take(codes, mode="clip").sum() > 0 else "zh-Hans"
    if latin >= other:
        words, english = len(_WORD.findall(sample)), len(_ENGLISH.findall(sample))
        if english >= ENGLISH_SHARE * words or (english >= LIST_WORDS and _is_english_list(sample)):
            return "en"
    return _detected(sample) or ("en" if latin >= other and latin < 200 else None)


def _is_english_list(sample: str) -> bool:
    """Whether a page of mostly foreign names stands under an English heading of sister cities."""
    if not _HEADING.search(sample):
        return False
    return _detected(sample) not in _LIKELY or len(set(_ONLY_ENGLISH.findall(sample))) >= PLAIN_WORDS


def _detected(sample: str) -> str | None:
    from resiliparse.parse.lang import detect_fast

    language, distance = detect_fast(sample)
    if language == "unknown" or distance > MAX_DISTANCE:
        return None
    return str(language)
