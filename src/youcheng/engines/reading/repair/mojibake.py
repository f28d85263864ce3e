"""Bytes of one encoding read as another, once or several times over: 鍙嬪ソ鍩庡競 → 友好城市.

Line by line, each pair (read as, was) is tried; a repair stands where every byte fits and the outcome is
natural text. Lines that lost bytes on the way are repaired as far as they go, their gaps marked as damaged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import ftfy.bad_codecs  # noqa: F401  (registers sloppy-windows-1252)

from youcheng.engines.reading.characters import BROKEN, naturalness, rare, rarity
from youcheng.engines.reading.edits import Edit
from youcheng.engines.reading.model import RepairKind
from youcheng.engines.reading.repair.fluency import fluency

READ_AS = ("gb18030", "sloppy-windows-1252", "cp932", "big5hkscs", "latin-1", "euc_jp")
WAS = ("utf-8", "gb18030", "big5hkscs", "cp932", "euc_jp")
MAX_LAYERS = 3
# A line is suspected below this naturalness or above this rarity; honest lines of names and rare words reach
# 0.3 and 0.2 (see characters.py).
SUSPECT_NATURAL, SUSPECT_RARE = 0.3, 0.25
MIN_WIDE, MIN_SHARE = 3, 0.2
# A repair must read at least this naturally, and by so much better than the line it replaces.
MIN_NATURAL, MIN_GAIN = 0.5, 0.25
# Bytes that happen to be valid UTF-8 are hardly ever anything else.
MIN_NATURAL_UTF8 = 0.3
# Of lines that lost bytes: at most this share of characters may be gaps.
MAX_LOST = 0.2
# Characters that accented Latin text turns into when UTF-8 is read as Windows-1252 (Ã©, â€™).
_LATIN = re.compile("[ÂÃâ][\u0080-\u00bf\u0152-\u0178\u02c6-\u2122]")
_LINE = re.compile(r"[^\n]+")
_WIDE = re.compile(r"[^\x00-\x7f]")

Path = tuple[tuple[str, str], ...]


def find_mojibake(text: str, *, in_time: Callable[[], bool] = lambda: True) -> list[Edit]:
    """Edits that turn misread lines into what their bytes say."""
    edits: list[Edit] = []
    known: list[Path] = []
    done = -1
    for odd in rare().finditer(text):
        if odd.start() < done:
            continue
        match = _LINE.match(text, text.rfind("\n", 0, odd.start()) + 1)
        if match is None:
            continue
        line, done = match.group(), match.end()
        if _LATIN.search(line) and (latin := _latin(line)):
            edits.append(_edit(match.start(), line, latin, ()))
            continue
        if not _is_suspect(line):
            continue
        if not in_time():
            break
        found = _repair(line, known)
        if found is not None:
            edits.append(_edit(match.start(), line, *found))
    return edits


def _is_suspect(line: str) -> bool:
    wide = len(_WIDE.findall(line))
    if wide < MIN_WIDE:
        return False
    return (
        wide > MIN_SHARE * len(line)
        and naturalness(line) < SUSPECT_NATURAL
        and (wide >= 8 or rarity(line) > SUSPECT_RARE or BROKEN.search(line) is not None)
    )


def _latin(line: str) -> str | None:
    """Accented text of a western language, misread once or several times."""
    fixed = line
    for _ in range(MAX_LAYERS):
        step = _step(fixed, "sloppy-windows-1252", "utf-8") or _step(fixed, "latin-1", "utf-8")
        if step is None or len(step) >= len(fixed):
            break
        fixed = step
    return fixed if fixed != line and not BROKEN.search(fixed) and not _is_suspect(fixed) else None


def _edit(start: int, line: str, fixed: str, guessed: tuple[int, ...]) -> Edit:
    """An edit of the part of the line that differs; ``guessed`` are offsets in ``fixed``."""
    head = 0
    while head < min(len(line), len(fixed)) and line[head] == fixed[head]:
        head += 1
    tail = 0
    while tail < min(len(line), len(fixed)) - head and line[-1 - tail] == fixed[-1 - tail]:
        tail += 1
    after = fixed[head : len(fixed) - tail]
    return Edit(
        start + head,
        start + len(line) - tail,
        after,
        RepairKind.MOJIBAKE,
        certain=not guessed,
        note="some bytes were lost" if guessed else "",
        inferred=tuple(index - head for index in guessed if head <= index < head + len(after)),
    )


def _repair(line: str, known: list[Path]) -> tuple[str, tuple[int, ...]] | None:
    floor = max(MIN_NATURAL, naturalness(line) + MIN_GAIN)
    for path in known:
        if (fixed := _apply(line, path)) is not None and _score(fixed, path) >= floor:
            return fixed, ()
    best, top, best_path = None, floor, None
    for path, fixed in _search(line, (), MAX_LAYERS):
        score = _score(fixed, path)
        if score >= top:
            best, top, best_path = fixed, score, path
    if best is not None and best_path is not None:
        known.insert(0, best_path)
        return best, ()
    return _lossy(line, floor)


def _score(fixed: str, path: Path) -> float:
    proved = MIN_NATURAL - MIN_NATURAL_UTF8 if path[-1][1] == "utf-8" else 0.0
    return naturalness(fixed) + proved - 0.02 * len(path)


def _apply(line: str, path: Path) -> str | None:
    for read_as, was in path:
        step = _step(line, read_as, was)
        if step is None:
            return None
        line = step
    return line


def _search(line: str, path: Path, layers: int) -> Iterator[tuple[Path, str]]:
    for read_as in READ_AS:
        try:
            data = line.encode(read_as)
        except UnicodeEncodeError:
            continue
        for was in WAS:
            if was == read_as:
                continue
            try:
                fixed = data.decode(was)
            except UnicodeDecodeError:
                continue
            if fixed == line:
                continue
            step: Path = (*path, (read_as, was))
            yield step, fixed
            # Deeper layers only through UTF-8: other chains decode almost anything.
            if layers > 1 and "utf-8" in (was, read_as) and naturalness(fixed) < MIN_NATURAL:
                yield from _search(fixed, step, layers - 1)


def _step(line: str, read_as: str, was: str) -> str | None:
    try:
        return line.encode(read_as).decode(was)
    except UnicodeError:
        return None


_LOST = re.compile("[?\ufffd]+")
# Two of the three bytes of an ideograph in UTF-8, the third lost.
_HALF = re.compile(rb"([\xe4-\xe9][\x80-\xbf])\?")
_CONTEXT = 4


def _lossy(line: str, floor: float) -> tuple[str, tuple[int, ...]] | None:
    """The best repair of a line that lost bytes, and the offsets of its characters that are inferred or gaps.

    Runs of gaps become one U+FFFD; an ideograph of which one byte is lost is inferred from its neighbours.
    """
    best: str | None = None
    top = floor - 0.05
    guessed: tuple[int, ...] = ()
    for read_as in READ_AS:
        try:
            data = line.replace("\ufffd", "?").encode(read_as)
        except UnicodeEncodeError:
            continue
        for was in WAS:
            if was == read_as:
                continue
            inferred: list[int] = []
            fixed = _with_halves(data, inferred) if was == "utf-8" else _gappy(data, was)
            lost = fixed.count("\ufffd") + len(inferred)
            if not lost or lost > MAX_LOST * len(fixed):
                continue
            score = naturalness(fixed.replace("\ufffd", ""))
            if score > top:
                gaps = {index for index, char in enumerate(fixed) if char == "\ufffd"}
                best, top, guessed = fixed, score, tuple(sorted(gaps | set(inferred)))
    return None if best is None else (best, guessed)


def _gappy(data: bytes, was: str) -> str:
    return _LOST.sub("\ufffd", data.decode(was, "replace"))


def _with_halves(data: bytes, inferred: list[int]) -> str:
    parts: list[str] = []
    length = position = 0
    for match in _HALF.finditer(data):
        before = _gappy(data[position : match.start()], "utf-8")
        parts.append(before)
        length += len(before)
        left = "".join(parts)[-_CONTEXT:]
        right = _gappy(data[match.end() : match.end() + 3 * _CONTEXT], "utf-8")[:_CONTEXT]
        likely = ((match.group(1) + bytes((last,))).decode("utf-8", "ignore") for last in range(0x80, 0xC0))
        parts.append(max(filter(None, likely), key=lambda char: fluency(left + char + right), default="\ufffd"))
        inferred.append(length)
        length += 1
        position = match.end()
    parts.append(_gappy(data[position:], "utf-8"))
    return "".join(parts)
