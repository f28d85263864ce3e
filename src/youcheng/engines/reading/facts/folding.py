"""The text as the rules read it: one spelling for each digit, bracket and mark, at unchanged offsets."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import numpy as np

from youcheng.engines.reading.model import Document

_FULL_WIDTH = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
_MARKS = {
    "，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "［": "[", "］": "]", "\u3000": " ", "\u00a0": " ",
    "・": "·", "･": "·", "•": "·", "‧": "·", "∙": "·", "●": "·", "～": "~", "〜": "~", "－": "-", "‐": "-", "‑": "-", "–": "-",
    "’": "'", "‘": "'", "〇": "零", "○": "零",
}  # fmt: skip
_FOLDED = {**_FULL_WIDTH, **{ord(k): v for k, v in _MARKS.items()}}
# By code point, for those of two bytes.
_TABLE = np.arange(0x10000, dtype=np.uint32)
_TABLE[list(_FOLDED)] = [ord(char) for char in _FOLDED.values()]


def folded(document: Document, language: str) -> str:
    """The document's text for matching: simplified characters for Chinese, the page's own for the rest.

    Every character maps to exactly one, so an offset in the result is an offset in ``document.text``.
    """
    base = document.simplified if language == "zh" else document.text
    codes = np.frombuffer(base.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    found = np.where(codes < len(_TABLE), _TABLE.take(codes, mode="clip"), codes)
    return found.tobytes().decode("utf-32-le", "surrogatepass")
