"""Sum relations in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from youcheng.intake.domain.words import number_words


@dataclass(frozen=True, slots=True)
class TermWords:
    """A number with what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class CheckWords:
    """A total against the sum of its parts; ``sum`` is what they really add up to."""

    total: str
    label: str
    parts: list[TermWords]
    sum: str
    holds: bool
    stated: bool
    remarks: list[str]


def check_words(check: dict[str, Any]) -> CheckWords:
    """A check of the reading engine's JSON for display."""
    parts = [TermWords(number_words(part["value"]), part["label"]) for part in check["parts"]]
    return CheckWords(
        number_words(check["total"]["value"]),
        check["total"]["label"],
        parts,
        number_words(sum(part["value"] for part in check["parts"])),
        check["holds"],
        check["origin"] == "stated",
        list(check.get("remarks", [])),
    )
