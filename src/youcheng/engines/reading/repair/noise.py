"""Characters that carry no words: zero-width and control characters, left-over entities, decomposed and
compatibility forms, doubled characters, and the random ASCII that forums mix in against copying."""

from __future__ import annotations

import html
import re
import unicodedata

from youcheng.engines.reading.characters import HANZI
from youcheng.engines.reading.edits import Edit
from youcheng.engines.reading.model import RepairKind

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]+"
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
# Kangxi radicals and compatibility ideographs, met in PDF text, and kana with separate voicing marks.
_COMPATIBILITY = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]+|[か-ヿ][\u3099\u309a]")
# What is left of a layout table when a page is saved as text: one bar at the end of a line.
_LONE_PIPE = re.compile(r"^[^|\n]*[^|\s]([ \t]*\|[ \t]*)$", re.M)
_COMPATIBLE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\u3099\u309a]")
_DOUBLED = re.compile(f"(?:([{HANZI}])\\1){{4,}}")
# At least four scraps of one or two signs between blanks, at the edge of a line.
_SCRAMBLE = re.compile(
    f"(?:(?<=[^\\x00-\\x7f])|(?<=[)\\]:])|^)(?![)\\]:])[ \\t]?(?:[!-~]{{1,2}} ){{3,}}[!-~]{{1,2}}"
    f"(?= ?$| (?=[{HANZI}]))",
    re.M,
)
# What every scramble holds; begins with a plain blank, so that the search is quick.
_SCRAPS = re.compile(r" [!-~]{1,2} [!-~]{1,2} [!-~]")
_SIGN = re.compile(r"[^\w\s]")
# 会 津 若 松 市: a name set with blanks, which ends like a unit or is a line of its own.
_SPACED = re.compile(
    f"(?<![{HANZI}])(?<![{HANZI}] )[{HANZI}] [{HANZI}]"
    f"(?:(?: [{HANZI}]){{0,4}} ?[市县縣県区區州省府都道郡町村](?![{HANZI}]| [{HANZI}])|$(?<=^...))",
    re.M,
)
_UNITS = re.compile("[市县縣県区區州省郡町村]")
# Of a scramble's scraps, the share that must hold a sign: "a b c d" alone is a list.
MIN_SIGNS = 0.3


def find_noise(text: str) -> list[Edit]:
    """Edits that remove or normalise characters without words."""
    edits = [Edit(m.start(), m.end(), "", RepairKind.NOISE) for m in _INVISIBLE.finditer(text)]
    if "&" in text:
        edits += [
            Edit(m.start(), m.end(), " " if plain.isspace() else plain, RepairKind.NOISE, note="entity")
            for m in _ENTITY.finditer(text)
            if len(plain := html.unescape(m.group())) == 1
        ]
    for match in _COMPATIBILITY.finditer(text) if _COMPATIBLE.search(text) else ():
        plain = unicodedata.normalize("NFKC", match.group())
        if plain != match.group():
            note = "compatibility form"
            edits.append(Edit(match.start(), match.end(), plain, RepairKind.NOISE, note=note))
    for match in _DOUBLED.finditer(text):
        edits.append(Edit(match.start(), match.end(), match.group()[::2], RepairKind.REPEATED))
    for match in _SPACED.finditer(text):
        plain = match.group().replace(" ", "")
        if len(_UNITS.findall(plain)) > 1:
            continue  # 序 号 市 县: the headings of columns
        edits.append(Edit(match.start(), match.end(), plain, RepairKind.NOISE, note="spaced letters"))
    if not text.isascii() and _SCRAPS.search(text):
        for match in _SCRAMBLE.finditer(text):
            scraps = match.group().split()
            if sum(1 for scrap in scraps if _SIGN.search(scrap)) >= MIN_SIGNS * len(scraps):
                edits.append(Edit(match.start(), match.end(), "", RepairKind.NOISE, note="anti-copy noise"))
    if "|" in text:
        edits += [Edit(m.start(1), m.end(1), "", RepairKind.NOISE, note="layout") for m in _LONE_PIPE.finditer(text)]
    return edits
