"""The order of repairs. Each step is skipped at the price of one scan where its kind of damage is absent."""

from __future__ import annotations

import re
from collections.abc import Callable

from youcheng.engines.reading.characters import BROKEN, HANZI
from youcheng.engines.reading.edits import Edit, without_overlaps
from youcheng.engines.reading.repair.furigana import find_furigana
from youcheng.engines.reading.repair.mojibake import find_mojibake
from youcheng.engines.reading.repair.noise import find_noise
from youcheng.engines.reading.repair.out_of_step import find_out_of_step
from youcheng.engines.reading.repair.pinyin import TONED, find_pinyin

_KANA = re.compile("[\u3041-\u3096]")
_GAP = re.compile(
    f"[\ufffd\ue000-\uf8ff\udc80-\udcff]+|(?<=[{HANZI}])\\?+(?=[{HANZI}])"
    f"|(?<=[{HANZI}])\\?\\(?[a-z]*[{TONED}][a-z]*\\)\\??"
)
_LOST = re.compile("[\udc80-\udcff]")
_ASKING = "吗呢么嗎麼何吧谁誰哪何啥否か"


def find_repairs(text: str, *, in_time: Callable[[], bool] = lambda: True) -> list[Edit]:
    """All repairs of a page's visible text, in order and without overlaps.

    ``in_time`` is asked before each costly step; once it says no, the rest is left as it stands.
    """
    edits: list[Edit] = []
    if text.isascii():
        return without_overlaps(find_noise(text))
    edits += find_mojibake(text, in_time=in_time)
    edits += find_out_of_step(text, in_time=in_time)
    ends = frozenset(edit.end for edit in edits)
    edits += find_pinyin(text, ends)
    if _KANA.search(text):
        edits += find_furigana(text)
    edits += find_noise(text)
    if BROKEN.search(text) or "?" in text:
        edits += _gaps(text)
    return without_overlaps(edits)


def _gaps(text: str) -> list[Edit]:
    """What is still broken: lost characters become U+FFFD, and all such places are marked."""
    edits = []
    for match in _GAP.finditer(text):
        gap = match.group()
        if gap[0] == "?":
            if gap.strip("?") == "" and _may_ask(text, match.start()):
                continue
            edits.append(Edit(match.start(), match.end(), gap, note="lost characters", scar=True))
            continue
        after = _LOST.sub("\ufffd", gap)
        edits.append(Edit(match.start(), match.end(), after, note="lost characters", scar=True))
    return edits


def _is_full_width(text: str) -> bool:
    """Whether the page sets full-width punctuation, so that it would write ？ for a question."""
    return "，" in text or ("、" in text and _KANA.search(text) is not None)


def _may_ask(text: str, at: int) -> bool:
    """Whether a question mark between two ideographs may be just that."""
    sentence = re.split("[。！？!?；;\n]", text[max(0, at - 60) : at])[-1]
    return any(char in sentence for char in _ASKING) or "?" in sentence or not _is_full_width(text)
