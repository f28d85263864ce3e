"""Chinese scripts: the simplified form of a text, character for character."""

from __future__ import annotations

import re
from functools import cache

import opencc

# Bytes that could not be decoded, which OpenCC does not take.
_SURROGATES = re.compile("[\ud800-\udfff]")


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


def simplified(text: str, language: str | None) -> str:
    """``text`` in simplified Chinese characters, always of the same length, so that offsets serve both.

    Japanese kanji are taken through their traditional forms. Phrases that OpenCC would convert to another
    length are converted character by character instead.
    """
    if text.isascii() or language == "en":
        return text
    text = _SURROGATES.sub("\ufffd", text)
    if language == "ja":
        text = _same_length(text, "jp2t.json")
    return _same_length(text, "t2s.json")


def _same_length(text: str, config: str) -> str:
    converter = _converter(config)
    converted: str = converter.convert(text)
    if len(converted) == len(text):
        return converted
    lines = []
    for line in text.split("\n"):
        new = converter.convert(line)
        if len(new) != len(line):
            new = "".join(one if len(one := converter.convert(char)) == 1 else char for char in line)
        lines.append(new)
    return "\n".join(lines)
