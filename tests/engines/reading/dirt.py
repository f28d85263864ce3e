"""Damages clean text in the ways in which real pages are damaged, so that repairs can be tested on any text."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from functools import cache

from pypinyin import Style, pinyin

COUNTIES = ("禹州市", "平江县", "高碑店市", "安丘市", "临泽县", "大邑县", "林甸县", "永修县")
GAMBLING = (
    "百家乐{}官网",
    "{}百家乐平台",
    "大发888{}",
    "{}娱乐城开户",
    "真人百家乐{}",
    "{}时时彩计划",
    "澳门{}赌场",
    "老虎机{}下载",
)
HALVED = {"，": ",", "：": ":", "；": ";", "？": "?", "！": "!", "（": "(", "）": ")"}


@cache
def reading(char: str) -> str:
    """The commonest reading of a character, with its tone mark."""
    return str(pinyin(char, style=Style.TONE)[0][0])


def with_pinyin(text: str, chance: float, rng: random.Random) -> str:
    """Readings set behind some characters: 領(lǐng)事."""
    out = []
    for char in text:
        out.append(char)
        if "\u4e00" <= char <= "\u9fff" and rng.random() < chance:
            out.append(f"({reading(char)})")
    return "".join(out)


def decode_like_a_mirror(data: bytes, *, swallow: bool = True) -> str:
    """GBK as sloppy converters decode it: a lead byte whose follower does not fit becomes ``?``, and (``swallow``)
    takes an ASCII follower with it."""
    out, index = [], 0
    while index < len(data):
        byte = data[index]
        if byte < 0x80:
            out.append(chr(byte))
            index += 1
            continue
        pair = data[index : index + 2]
        try:
            char = pair.decode("gb18030")
            fits = len(pair) == 2 and len(char) == 1
        except UnicodeDecodeError:
            fits = False
        if fits:
            out.append(char)
            index += 2
            continue
        out.append("?")
        index += 2 if swallow and len(pair) == 2 and pair[1] < 0x80 else 1
    return "".join(out)


def straddling_readings(text: str) -> Iterator[tuple[int, str]]:
    """Where a byte-wise converter would insert a reading in the middle of a character of ``text``.

    Yields the number of bytes before the place and the reading.
    """
    offset = 0
    for first, second in itertools.pairwise(text):
        one, two = first.encode("gb18030"), second.encode("gb18030")
        if len(one) == 2 and len(two) == 2:
            try:
                char = bytes((one[1], two[0])).decode("gb18030")
            except UnicodeDecodeError:
                char = ""
            # Converters insert readings behind the traditional characters of their table: daily ones.
            if len(char) == 1 and "\u4e00" <= char <= "\u9fff" and _in_big5_level_one(char):
                yield offset + 2 + len(two) - 1, reading(char)
        offset += len(one)


def _in_big5_level_one(char: str) -> bool:
    try:
        return 0xA4 <= char.encode("big5")[0] <= 0xC6
    except UnicodeEncodeError:
        return False


def reading_out_of_step(text: str, number: int, *, swallow: bool = True) -> str | None:
    """``text`` with the ``number``-th straddling reading inserted into its bytes; None where there are fewer."""
    places = list(straddling_readings(text))
    if number >= len(places):
        return None
    at, inserted = places[number]
    data = text.encode("gb18030")
    return decode_like_a_mirror(data[:at] + f"({inserted})".encode("gb18030") + data[at:], swallow=swallow)


def punctuation_out_of_step(text: str, *, swallow: bool = False) -> str | None:
    """``text`` with a full-width mark that straddles two characters made ASCII; None where none does."""
    data = text.encode("gb18030")
    offset = 0
    for first, second in itertools.pairwise(text):
        one, two = first.encode("gb18030"), second.encode("gb18030")
        if len(one) == 2 and len(two) == 2:
            for mark, ascii_mark in HALVED.items():
                if bytes((one[1], two[0])) == mark.encode("gb18030"):
                    damaged = data[: offset + 1] + ascii_mark.encode() + data[offset + 3 :]
                    return decode_like_a_mirror(damaged, swallow=swallow)
        offset += len(one)
    return None


def misread(text: str, *layers: tuple[str, str]) -> str:
    """``text`` written in one encoding and read in another, layer by layer: ("utf-8", "gb18030")."""
    for written, read_as in layers:
        text = text.encode(written).decode(read_as)
    return text


def spam_links(rng: random.Random, count: int = 40) -> str:
    """A list of gambling links with county names stuffed between them."""
    items = []
    for _ in range(count):
        if rng.random() < 0.12:
            items.append(rng.choice(COUNTIES))
        else:
            items.append(rng.choice(GAMBLING).format(rng.choice(("", "第一", "免费", "最新", "线上", "手机"))))
    items.append("百家乐")
    return "| ".join(items) + "|"


def teaser(headline: str, summary: str, site: str, date: str) -> str:
    """A teaser of another article."""
    return f"\n{headline}\n\n{summary}...[详细]\n{site} {date}\n"
