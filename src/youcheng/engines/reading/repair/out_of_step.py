"""Double-byte text read one byte out of step: 楊公偉 → ?罟珎…

How the damage comes about: a program replaced or inserted bytes in the middle of a two-byte character (a
reading set behind what looked like 項, the second half of one character and the first of the next; ？ made ?
across two characters), and whoever decoded the page then paired every second byte with the first of its
neighbour, until an ASCII character brought it back into step.

The way back: write the characters as bytes again, put hypotheses for the lost bytes in front, pair them
anew, and keep the hypothesis whose characters read best. A lost byte is *proved* where an inserted reading
says which character it belonged to; otherwise it is inferred from its neighbours, and marked so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from youcheng.engines.reading.characters import FREQUENT_CHARACTER, HANZI, KANA, naturalness, rare
from youcheng.engines.reading.edits import Edit
from youcheng.engines.reading.limits import MAX_REALIGNED_RUNS
from youcheng.engines.reading.model import RepairKind
from youcheng.engines.reading.repair.fluency import fluency, seen_elsewhere
from youcheng.engines.reading.repair.pinyin import LETTERS, fits_character, is_toned, readings

# The longest run that is followed: longer ones are met only where ASCII never comes, one paragraph at most.
MAX_RUN = 400
# Characters of context on each side by which an inferred character is judged.
CONTEXT = 4
# Characters before and behind a run in which its words are looked for again.
PAGE = 4_000
# How many points per character the new reading must be ahead (see fluency.py). True realignments gain 1.0 and
# more per character; rereadings of honest text lose.
MIN_GAIN = 0.45
# A paragraph's last character is most often a full stop.
FULL_STOP = 1.5
# A character that the page uses elsewhere is likelier: it also keeps scripts apart.
ON_PAGE = 0.3
# A run this natural, one character in so many rare, is believed.
MIN_NATURAL = 0.3

Byte = int | None  # None: a byte that was lost
_LOST = "?\ufffd"
_GROUP = re.compile(f"(?:[{_LOST}\udc80-\udcff]{{1,4}})")
_READING_REST = re.compile(f"[,:;]?\\(?([{LETTERS}]{{1,6}})\\)")
_INSERTED = re.compile(f"\\([{LETTERS}]{{1,6}}\\)")
_SUSPECT = re.compile(f"[\ue000-\uf8ff\ufffd{KANA}]|(?<![A-Za-z0-9.])[A-Za-z@`\\[\\]^_{{|}}~](?![A-Za-z0-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# Full-width punctuation that such programs turn into ASCII, as its two bytes in each encoding.
_HALVED = "，：；？！（）。"
_ASCII_FORM = dict(zip(_HALVED, ",:;?!().", strict=True))
_WIDE = re.compile("[\u0080-\ud7ff\ue000-\ufffc]")
_CJK = re.compile(f"[{HANZI}]")
ENCODINGS = ("gb18030", "big5hkscs", "cp932", "euc_jp")


@dataclass(frozen=True, slots=True)
class Start:
    """A hypothesis about the bytes at which the run begins.

    ``head``: the bytes in place of ``text[start:next]``. ``reading``: what the character made of the byte
    before and the first byte of ``head`` is read as.
    """

    start: int
    next: int
    head: tuple[Byte, ...]
    reading: str | None = None
    cost: float = 0.0


@dataclass(slots=True)
class Realigned:
    """A run paired anew: its characters, which of them were inferred, and where it ends on the page."""

    start: int
    end: int
    chars: list[str]
    inferred: list[int]
    gain: float


def find_out_of_step(text: str, *, in_time: Callable[[], bool] = lambda: True) -> list[Edit]:
    """Edits that bring damaged runs back into step."""
    edits: list[Edit] = []
    done = 0
    for number, (start, end) in enumerate(_places(text)):
        if number >= MAX_REALIGNED_RUNS or not in_time():
            break
        if start < done:
            continue
        best = _best(text, start, end)
        if best is None:
            continue
        edits.append(
            Edit(
                best.start,
                best.end,
                "".join(best.chars),
                RepairKind.REALIGNED,
                certain=not best.inferred,
                note="bytes lost; the characters marked as damaged are inferred" if best.inferred else "",
                inferred=tuple(best.inferred),
            )
        )
        done = best.end
    return edits


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where a run may begin: lost characters with something odd behind them, or private-use characters."""
    last = -1
    for match in _GROUP.finditer(text):
        tail = text[match.end() : match.end() + 14].split("\n", 1)[0]
        if not tail or match.start() == 0:
            continue
        if _READING_REST.match(tail) or _is_odd(tail):
            yield match.start(), match.end()
            last = match.end() + MAX_RUN
    for match in _PRIVATE.finditer(text):
        if match.start() > last:
            yield match.start(), match.start()
            last = match.start() + 20


def _is_odd(tail: str) -> bool:
    return len(_SUSPECT.findall(tail)) + len(rare().findall(tail)) >= 1 and not tail[0].isspace()


def _best(text: str, start: int, end: int) -> Realigned | None:
    best: Realigned | None = None
    for encoding in ENCODINGS:
        for hypothesis in _starts(text, start, end, encoding):
            realigned = _follow(text, hypothesis, encoding)
            if realigned is not None and (best is None or realigned.gain > best.gain):
                best = realigned
    return best


def _starts(text: str, start: int, end: int, encoding: str) -> Iterator[Start]:
    """The hypotheses about what stood at ``text[start:end]``."""
    if start == end:
        # Nothing shows where bytes were lost: the run may have begun at any of the characters before.
        for back in range(min(12, start), -1, -1):
            if "\n" in text[start - back : start]:
                continue
            yield Start(start - back, start - back, (None,), cost=0.05 * back)
        return
    known: list[Byte] = [ord(char) - 0xDC00 if "\udc80" <= char <= "\udcff" else None for char in text[start:end]]
    rest = _READING_REST.match(text, end)
    if rest and is_toned(rest.group(1)):
        yield Start(start, rest.end(), (known[-1],), reading=rest.group(1))
        return
    yield Start(start, end, tuple(known))
    marks = [mark.encode(encoding) for mark in _HALVED if len(mark.encode(encoding, "ignore")) == 2]
    halved = {_ASCII_FORM[mark]: mark.encode(encoding) for mark in _HALVED}
    if known[-1] is None and text[end - 1] == "?" and len(known) > 1 and (mark := halved["?"]):
        yield Start(start, end, (*known[:-1], *mark), cost=-0.1)
    follower = text[end]
    if follower in halved:
        yield Start(start, end + 1, (*known, *halved[follower]))
    for mark in marks:
        yield Start(start, end, (*known, *mark), cost=0.3)


def _follow(text: str, hypothesis: Start, encoding: str) -> Realigned | None:
    """Pair the bytes anew from a start until they are in step again; None where that makes no sense."""
    stream: list[Byte] = list(hypothesis.head)
    position = hypothesis.next
    limit = min(len(text), position + MAX_RUN)
    ended = False
    while position < limit:
        char = text[position]
        pending = len(stream) % 2 == 1
        if char == "\n" or not pending:
            break
        if char.isascii() and char not in "?":
            if 0x40 <= ord(char) <= 0x7E and char.isprintable():
                stream.append(ord(char))
                position += 1
                ended = True
            break
        if char in _LOST or "\udc80" <= char <= "\udcff":
            stream.append(ord(char) - 0xDC00 if char >= "\udc80" else None)
            if char in _LOST:
                stream[-1] = None
            position += 1
            if rest := _READING_REST.match(text, position):
                position = rest.end()
            ended = True
            break
        code = _bytes(char, encoding)
        if code is None:
            return None
        stream.extend(code)
        position += 1
    if len(stream) % 2:
        if not ended and position > hypothesis.next + 1:
            stream.append(None)
        else:
            return None
    return _paired(text, hypothesis, stream, position, encoding)


def _paired(text: str, hypothesis: Start, stream: list[Byte], end: int, encoding: str) -> Realigned | None:
    pairs = list(zip(stream[0::2], stream[1::2], strict=True))
    known = [None if first is None or second is None else _char(first, second, encoding) for first, second in pairs]
    if any(char == "" for char in known):
        return None
    certain = "".join(char for char in known if char)
    heads = _heads(text, hypothesis, encoding)
    if heads is None or (len(certain) > 3 and naturalness(certain) < MIN_NATURAL):
        return None
    proved = len(heads) == 1
    if pairs[0][0] is None and proved:
        pairs[0] = (heads[0], pairs[0][1])
        known[0] = _char(heads[0], pairs[0][1], encoding) if pairs[0][1] is not None else None
        if known[0] == "":
            return None
    if not heads and not _WIDE.search(text, hypothesis.start, end):
        return None
    before = _readable(text[max(0, hypothesis.start - 40) : hypothesis.start].rpartition("\n")[2])[-CONTEXT:]
    after = _readable(text[end : end + 40].partition("\n")[0])[:CONTEXT]
    chars: list[str] = []
    inferred: list[int] = []
    for index, (first, second) in enumerate(pairs):
        char = known[index]
        if char is None:
            left = (before + "".join(chars))[-CONTEXT:]
            right = ("".join(known_char or "" for known_char in known[index + 1 :]) + after)[:CONTEXT]
            likely = _possible(first, second, encoding)
            if heads and not index:
                likely = tuple(char for head in heads if (char := _char(head, second or 0, encoding))) or likely
            char = _infer(text[max(0, end - PAGE) : end + PAGE], likely, left, right)
            inferred.append(index)
        chars.append(char)
    new = "".join(chars)
    old = text[hypothesis.start : end]
    gain = fluency(before + new + after) - fluency(before + old + after) - hypothesis.cost * len(new)
    page = text[max(0, end - PAGE) : end + PAGE]
    gain += seen_elsewhere(page, before[-1:] + new + after[:1])
    if heads:
        gain += 2 * len(new)
    if gain < MIN_GAIN * max(2, len(new)) or (naturalness(new) < MIN_NATURAL and not heads):
        return None
    if _punctuation_inferred(hypothesis):
        inferred = sorted({*inferred, *range(min(2, len(chars)))})
    return Realigned(hypothesis.start, end, chars, inferred, gain / max(1, len(new)) ** 0.5)


def _readable(text: str) -> str:
    """The words around a run, without inserted readings."""
    return _INSERTED.sub("", text)


def _punctuation_inferred(hypothesis: Start) -> bool:
    return len(hypothesis.head) > hypothesis.next - hypothesis.start or hypothesis.cost != 0.0


def _heads(text: str, hypothesis: Start, encoding: str) -> tuple[int, ...] | None:
    """The bytes that the first lost one can have been by the reading inserted there: one where it is proved, none
    where nothing is known of it; None where the reading objects."""
    if hypothesis.reading is None or hypothesis.head[0] is not None:
        return ()
    code = _bytes(text[hypothesis.start - 1], encoding)
    if code is None or len(code) != 2:
        return ()
    fits = [
        (trail, char)
        for trail in range(0x40, 0xFF)
        if (char := _char(code[1], trail, encoding)) and fits_character(char, hypothesis.reading)
    ]
    if not fits:
        return None
    toned = [pair for pair in fits if hypothesis.reading in readings(pair[1], toned=True)] or fits
    daily = [pair for pair in toned if _is_daily(pair[1])] or toned
    return tuple(trail for trail, _ in daily)


def _infer(page: str, likely: Sequence[str], left: str, right: str) -> str:
    """The likeliest of some characters between its neighbours; U+FFFD where there is none."""
    best, top = "\ufffd", -100.0
    for char in likely:
        points = fluency(left + char + right) + seen_elsewhere(page, left[-1:] + char + right[:1])
        if char == "。" and not right:
            points += FULL_STOP
        if char in page:
            points += ON_PAGE
        if points > top:
            best, top = char, points
    return best


@lru_cache(maxsize=2_000)
def _possible(first: Byte, second: Byte, encoding: str) -> tuple[str, ...]:
    if first is None and second is None:
        return ()
    leads = range(0x81, 0xFF) if first is None else (first,)
    trails = range(0x40, 0xFF) if second is None else (second,)
    found = []
    for lead in leads:
        for trail in trails:
            char = _char(lead, trail, encoding)
            if char and (_is_daily(char) or char in _HALVED):
                found.append(char)
    return tuple(found)


def _is_daily(char: str) -> bool:
    return bool(char) and (bool(FREQUENT_CHARACTER.match(char)) or (bool(_CJK.match(char)) and not rare().match(char)))


@lru_cache(maxsize=50_000)
def _char(first: int, second: int, encoding: str) -> str:
    """The character of two bytes; empty where there is none."""
    try:
        char = bytes((first, second)).decode(encoding)
    except UnicodeDecodeError:
        return ""
    return char if len(char) == 1 else ""


@lru_cache(maxsize=50_000)
def _bytes(char: str, encoding: str) -> tuple[int, ...] | None:
    """The two bytes of a character; None where the encoding has it not, or not in two."""
    try:
        code = char.encode(encoding)
    except UnicodeEncodeError:
        return None
    return tuple(code) if len(code) == 2 else None
