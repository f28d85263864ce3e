"""Near-duplicates: one story on fifty sites.

A 64-bit simhash over four-character shingles of the simplified text (Charikar 2002; Manku, Jain and Das
Sarma, WWW 2007, use the same width on web pages). Pages within ``NEAR`` bits of each other are taken for one
story.
"""

from __future__ import annotations

import re

import numpy

SHINGLE = 4
# Bits in which copies of one story may differ: mirrored, re-spelled and repaired copies lie at 0–6, different
# stories about the same city at 15 and more (tests/engines/reading/test_fingerprint.py).
NEAR = 6
_WORDLESS = re.compile(r"[\W_]+")
# So many shingles are counted at once: their bits take 320 times the room.
_BLOCK = 1 << 16
_FACTOR = numpy.uint64(0x9E3779B97F4A7C15)


def fingerprint(simplified: str) -> int:
    """The simhash of a text in simplified characters; 0 for text too short to compare."""
    letters = _WORDLESS.sub("", simplified).lower()
    if len(letters) < 2 * SHINGLE:
        return 0
    codes = numpy.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype=numpy.uint32)
    codes = codes.astype(numpy.uint64)
    count = len(codes) - SHINGLE + 1
    with numpy.errstate(over="ignore"):
        hashes = numpy.zeros(count, dtype=numpy.uint64)
        for offset in range(SHINGLE):
            hashes = (hashes ^ codes[offset : offset + count]) * _FACTOR
            hashes ^= hashes >> numpy.uint64(29)
    votes = numpy.zeros(64)
    for start in range(0, count, _BLOCK):
        bits = numpy.unpackbits(hashes[start : start + _BLOCK].view(numpy.uint8)).reshape(-1, 64)
        # A product with ones is the fastest sum of columns, and exact for a block.
        votes += numpy.ones(len(bits), dtype=numpy.float32) @ bits.astype(numpy.float32)
    return int.from_bytes(numpy.packbits(votes * 2 > count).tobytes(), "little")


def distance(first: int, second: int) -> int:
    """The number of bits in which two fingerprints differ."""
    return (first ^ second).bit_count()


class Groups:
    """Puts near-identical pages into groups as they come.

    Fingerprints are indexed by BANDS slices of their bits. Two that differ in at most NEAR bits are equal in
    one slice at least (there are more slices than differences), so no pair is missed, and each page is
    compared with one in 512 of the others per slice.
    """

    BANDS, WIDTH = NEAR + 1, 64 // (NEAR + 1)

    def __init__(self) -> None:
        self._bands: list[dict[int, list[int]]] = [{} for _ in range(self.BANDS)]
        self._known: dict[int, str] = {}

    def group_of(self, print_: int, name: str) -> str:
        """The name of the first page of this one's group, its own where it is the first."""
        if not print_:
            return name
        if print_ in self._known:
            return self._known[print_]
        keys = self._keys(print_)
        for band, key in enumerate(keys):
            for other in self._bands[band].get(key, ()):
                if distance(print_, other) <= NEAR:
                    return self._add(print_, keys, self._known[other])
        return self._add(print_, keys, name)

    def _add(self, print_: int, keys: list[int], name: str) -> str:
        self._known[print_] = name
        for band, key in enumerate(keys):
            self._bands[band].setdefault(key, []).append(print_)
        return name

    def _keys(self, print_: int) -> list[int]:
        mask = (1 << self.WIDTH) - 1
        return [(print_ >> (self.WIDTH * band)) & mask for band in range(self.BANDS)]
