"""Finding the header row of a list and what its columns are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from youcheng.intake.domain.spreadsheets.fields import KEEP, guess_field, header_key, is_known
from youcheng.intake.domain.spreadsheets.grid import Value, cell_at, is_empty, plain, text_of

LOOKED_AT = 30
"""Rows from the top among which the header is looked for."""
LONGEST_HEADER = 60
ONCE = {"parties", "party_a", "party_b", "country_b", "region_a", "region_b", "kind", "level", "status", "ended_on"}
ONCE |= {"signed_on", "agreement", "field", "number"}


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands (rows from 0) and what it says, column by column."""

    row: int
    depth: int
    labels: list[str]

    @property
    def signature(self) -> str:
        """What two lists with the same columns have in common."""
        keys = [header_key(label) for label in self.labels]
        while keys and not keys[-1]:
            keys.pop()
        return hashlib.sha256(json.dumps(keys, ensure_ascii=False).encode()).hexdigest()


Merged = Sequence[Sequence[int]]


def find_header(rows: Sequence[Sequence[Value]], merged: Merged = ()) -> Header:
    """The header of a list, under whatever titles stand above it.

    The row with the most cells that read like headers; where none does, the first row that is as wide as most of the
    rows below it.
    """
    top = rows[:LOOKED_AT]
    known = [len({text_of(cell) for cell in row if isinstance(cell, str) and is_known(cell)}) for row in top]
    best = max(range(len(top)), key=lambda index: known[index], default=0)
    if not known or known[best] < 2:
        filled = [len({text_of(cell) for cell in row if not is_empty(cell)}) for row in rows[: LOOKED_AT * 3]]
        usual = sorted(filled)[len(filled) // 2] if filled else 0
        best = next((index for index in range(len(top)) if filled[index] >= max(2, usual)), 0)
    if any((first, last) == (best - 1, best) and left == right for first, left, last, right in merged):
        best -= 1  # the lower of two rows, tied to the upper one by a cell that spans both
    return header_at(rows, best, merged)


def header_at(rows: Sequence[Sequence[Value]], row: int, merged: Merged = ()) -> Header:
    """The header that begins at a row; it is two rows deep where a merged cell of it says so."""
    depth = 1
    for first, left, last, right in merged:
        if first == row and last == row + 1 and left == right:
            depth = 2
    if depth == 1 and row + 1 < len(rows):
        wide = [area for area in merged if area[0] == area[2] == row and area[3] > area[1]]
        below = [cell_at(rows[row + 1], column) for area in wide for column in range(area[1], area[3] + 1)]
        if below and all(isinstance(cell, str) for cell in below) and any(is_known(str(cell)) for cell in below):
            depth = 2
    width = max((len(one) for one in rows[row : row + depth]), default=0)
    labels = []
    for column in range(width):
        parts = [plain(text_of(cell_at(rows[line], column)))[:LONGEST_HEADER] for line in range(row, row + depth)]
        labels.append(" / ".join(dict.fromkeys(part for part in parts if part)))
    return Header(row, depth, labels)


def guess_columns(labels: Sequence[str]) -> dict[str, str]:
    """The field of each column that has a header; a field that may stand once goes to the first that names it."""
    guessed: dict[str, str] = {}
    taken: set[str] = set()
    for column, label in enumerate(labels):
        if not label:
            continue
        field = guess_field(label)
        if field in ONCE and field in taken:
            field = KEEP
        taken.add(field)
        guessed[str(column)] = field
    if "party_a" in taken and "party_b" not in taken:
        # One column of cities in a list that is all about one place: they are the partners.
        own = next(column for column, field in guessed.items() if field == "party_a")
        if "country_b" in taken and "region_a" not in taken:
            guessed[own] = "party_b"
    return guessed
