"""Reads the word lists in ``data/``: one per language and subject, plain text, edited by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources


@cache
def section(file: str, name: str) -> tuple[str, ...]:
    """The words of one ``[section]`` of a word list, in file order.

    A list holds one or more words a line, separated by spaces; ``#`` starts a comment; ``_`` inside a word stands
    for a space. Raises KeyError for an unknown section.
    """
    return _sections(file)[name]


@cache
def sections(file: str) -> tuple[str, ...]:
    """The names of a word list's sections."""
    return tuple(_sections(file))


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def rows(file: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated list without its header; lines starting with ``#`` are comments."""
    lines = (line for line in _read(file).splitlines() if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)[1:]


@cache
def _sections(file: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for raw in _read(file).splitlines():
        line = raw.split("#", 1)[0].strip()
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        else:
            current.extend(word.replace("_", " ") for word in line.split())
    return {name: tuple(words) for name, words in found.items()}


def _read(file: str) -> str:
    return resources.files(__package__).joinpath("data", file).read_text(encoding="utf-8")
