"""Stage 2, bytes → characters: byte order marks, declared and detected encodings, pages that mix several.

A cascade, first answer wins:

1. a byte order mark;
2. ISO-2022-JP escape sequences, UTF-16 by its zero bytes;
3. UTF-8, where the bytes are valid (a declaration that says otherwise is reported);
4. the encoding whose reading looks most natural, the declared one ahead on equal terms;
5. lines that this encoding cannot read are tried one by one in the others;
6. charset-normalizer, for languages that are not ours.

Bytes that no encoding explains stay in the text as lone surrogates (Python's ``surrogateescape``), so that
the repair stage can still use them.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from youcheng.engines.reading.characters import naturalness
from youcheng.engines.reading.model import Problem, ProblemCode

# The encodings of our three languages' pages, the most frequent first.
CANDIDATES = ("gb18030", "big5hkscs", "cp932", "euc_jp")
# Bytes on which encodings are compared: enough for a verdict, little enough to cost under 2 ms.
SAMPLE_BYTES = 16_384
# A reading this natural is taken without asking further detectors (see characters.naturalness).
NATURAL = 0.45
# How much more natural another encoding must read before the declared one is overruled. Wrong readings lie
# 0.4 and more below the right one; EUC-JP read as GB 18030, the closest pair, 0.25.
OVERRULE = 0.12
# A line this unnatural, of at least so many bytes, is tried in the other encodings though it could be
# decoded.
UNNATURAL, UNNATURAL_BYTES = 0.3, 12
# Bytes above ASCII that come alone, not in runs longer than this on average, are accents of a western
# language.
WESTERN = 1.5
_CODEC_NAMES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ms932": "cp932",
    "euc-jp": "euc_jp",
    "x-euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "utf8": "utf-8",
    "utf-8": "utf-8",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "unicode": "utf-8",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)
_ESCAPES = re.compile(rb"\x1b\$[@B]|\x1b\([BJI]")
_UNIX_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_HIGH = re.compile(rb"[\x80-\xff]+")
_TAG = re.compile(rb"<[^>]{0,2000}>|<(script|style)\b.*?</\1", re.I | re.S)
# Detectors' answers for languages that are not ours are believed above this share of decodable text.
MAX_CHAOS = 0.1


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the file in one encoding; ends where the next begins."""

    byte_start: int
    char_start: int
    encoding: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """The file's characters and how they map back to its bytes."""

    text: str
    encoding: str
    segments: tuple[Segment, ...]
    problems: tuple[Problem, ...] = ()
    size: int = 0

    def byte_of(self, offset: int) -> int:
        """The byte at which the character at ``offset`` begins."""
        index = bisect_right(self.segments, offset, key=lambda segment: segment.char_start) - 1
        segment = self.segments[index]
        before = self.text[segment.char_start : offset]
        try:
            length = len(before.encode(segment.encoding, "surrogateescape"))
        except UnicodeEncodeError:
            # The decoder gave characters that its encoder does not know: the offset is approximate.
            length = len(before.encode(segment.encoding, "replace"))
        return min(self.size, segment.byte_start + length)


def declared_encoding(data: bytes, content_type: str | None) -> str | None:
    """The codec that the transport or the page itself declares; None where none or an unknown one."""
    found = _CHARSET.search(content_type or "")
    label = found.group(1) if found else None
    if label is None and (meta := _META.search(data, 0, 4096)):
        label = meta.group(1).decode("ascii", "ignore")
    if label is None:
        return None
    label = label.lower()
    try:
        return _CODEC_NAMES.get(label) or _believable(codecs.lookup(label).name)
    except LookupError:
        return None


# Python knows codecs that are no encodings of pages (rot13, punycode), and a page that can declare itself in ASCII
# is not in UTF-16.
_PAGE_ENCODING = re.compile(r"(?:utf-8|gb|big5|cp\d|euc|shift|iso|koi8|mac|hz|johab|tis|ptcp|kz)", re.I)


def _believable(encoding: str) -> str | None:
    return encoding if _PAGE_ENCODING.match(encoding) else None


def decode(data: bytes, content_type: str | None = None) -> Decoded:
    """The characters of a page or text file."""
    return replace(_decode(data, content_type), size=len(data))


def _decode(data: bytes, content_type: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            return _whole(body, encoding, offset=len(mark))
    if _ESCAPES.search(data, 0, SAMPLE_BYTES) and data.isascii():
        return _whole(data, "iso2022_jp")
    if wide := _zero_byte_encoding(data):
        return _whole(data, wide)
    declared = declared_encoding(data, content_type)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _detect(data, declared)
    problems: tuple[Problem, ...] = ()
    if declared not in (None, "utf-8") and not data.isascii():
        problems = (_mislabelled(declared, "utf-8"),)
    return Decoded(text, "utf-8", (Segment(0, 0, "utf-8"),), problems)


def _whole(data: bytes, encoding: str, *, offset: int = 0) -> Decoded:
    try:
        text = data.decode(encoding, "surrogateescape")
    except UnicodeDecodeError:
        # UTF-16 and ISO-2022-JP cannot carry stray bytes: these become U+FFFD and byte offsets approximate.
        text = data.decode(encoding, "replace")
    return Decoded(text, encoding, (Segment(offset, 0, encoding),))


def _zero_byte_encoding(data: bytes) -> str | None:
    sample = data[:4096]
    zeros = sample.count(0)
    if zeros < len(sample) // 50 + 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for encoding, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if here > 3 * there:
            text = sample[: len(sample) // 2 * 2].decode(encoding, "ignore")
            if text.isprintable() or naturalness(text) > NATURAL or len(text) > len(sample) // 3:
                return encoding
    return None


def _detect(data: bytes, declared: str | None) -> Decoded:
    sample = _sample(data)
    scores = {
        encoding: _score(sample, encoding) for encoding in dict.fromkeys((declared or "utf-8", "utf-8", *CANDIDATES))
    }
    best = max(scores, key=lambda encoding: scores[encoding])
    if declared is not None and scores[declared] >= scores[best] - OVERRULE and scores[declared] > 0:
        best = declared
    if scores[best] < NATURAL and best != declared:
        best = _other_language(data) or declared or best
    problems = []
    if declared is not None and best != declared:
        problems.append(_mislabelled(declared, best))
    return _by_lines(data, best, problems)


def _sample(data: bytes) -> bytes:
    """Lines that hold bytes above ASCII, without the bulk of the mark-up, up to SAMPLE_BYTES."""
    lines, size = [], 0
    for match in _UNIX_LINE.finditer(data):
        line = match.group()
        if line.isascii():
            continue
        line = _TAG.sub(b" ", line[: SAMPLE_BYTES * 2])
        lines.append(line)
        size += len(line)
        if size > SAMPLE_BYTES:
            break
    return b"".join(lines)[:SAMPLE_BYTES]


def _score(sample: bytes, encoding: str) -> float:
    try:
        text = sample.decode(encoding, "replace")
    except LookupError:
        return -1.0
    return naturalness(text)


def _other_language(data: bytes) -> str | None:
    runs = _HIGH.findall(data)
    if sum(map(len, runs)) < len(runs) * WESTERN:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(_sample(data) or data[:SAMPLE_BYTES], steps=5, chunk_size=512).best()
    if best is None or best.chaos > MAX_CHAOS:
        return None
    return _believable(best.encoding)


def _by_lines(data: bytes, best: str, problems: list[Problem]) -> Decoded:
    """Each line in ``best``, or, where that fails, in the encoding that reads it without a stray byte."""
    parts: list[str] = []
    segments: list[Segment] = []
    chars = 0
    doubtful = best in CANDIDATES
    for match in _UNIX_LINE.finditer(data):
        line = match.group()
        encoding = best
        text = line.decode(best, "surrogateescape")
        if _has_surrogates(text) or (doubtful and len(line) >= UNNATURAL_BYTES and _is_unnatural(line, text)):
            encoding, text = _best_for_line(line, best, text)
        if not segments or segments[-1].encoding != encoding:
            segments.append(Segment(match.start(), chars, encoding))
        parts.append(text)
        chars += len(text)
    return Decoded("".join(parts), best, tuple(segments), tuple(problems))


def _best_for_line(line: bytes, best: str, text: str) -> tuple[str, str]:
    top = naturalness(text)
    for encoding in ("utf-8", *CANDIDATES, "cp1252"):
        if encoding == best:
            continue
        try:
            other = line.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = naturalness(other)
        if score > top + OVERRULE:
            best, text, top = encoding, other, score
    return best, text


def _is_unnatural(line: bytes, text: str) -> bool:
    return len(line) - len(_HIGH.sub(b"", line)) >= UNNATURAL_BYTES and naturalness(text) < UNNATURAL


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _mislabelled(declared: str, found: str) -> Problem:
    return Problem(
        ProblemCode.MISLABELLED,
        f"The page says that it is {declared}, but its bytes are {found}; it was read as {found}.",
    )
