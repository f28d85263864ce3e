"""Finds all cue words of a page in one pass."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from youcheng.engines.reading.facts import lexicon


class Hit(NamedTuple):
    """A cue word where it stands, with the section of the word list that holds it."""

    start: int
    end: int
    section: str
    word: str


class WordFinder:
    """An automaton over some sections of a word list."""

    def __init__(self, words: dict[str, list[str]]) -> None:
        """``words`` maps a word to the sections that hold it."""
        self._words = list(words)
        self._sections = [tuple(sections) for sections in words.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(self._words, matchkind=ahocorasick_rs.MatchKind.Standard)

    def find(self, text: str) -> dict[int, list[Hit]]:
        """Every occurrence, overlapping ones too, by its start; the longest first."""
        found: dict[int, list[Hit]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            hits = found.setdefault(start, [])
            hits.extend(Hit(start, end, section, self._words[index]) for section in self._sections[index])
        for hits in found.values():
            if len(hits) > 1:
                hits.sort(key=lambda hit: -hit.end)
        return found


@cache
def finder(file: str) -> WordFinder:
    """The automaton over a language's word list and its country names."""
    words: dict[str, list[str]] = {}
    language = file.partition(".")[0]
    for section in lexicon.sections(file):
        if language == "en" and section.startswith(("region.", "not.name", "place.")):
            continue  # names of their own case, read by the place rules
        for word in lexicon.section(file, section):
            sections = words.setdefault(word.lower() if language == "en" else word, [])
            if section not in sections:
                sections.append(section)
    if language != "en":
        for name in country_names(language):
            words.setdefault(name, []).append("country")
    return WordFinder(words)


def find_words(text: str, language: str) -> dict[int, list[Hit]]:
    """The cue words of a folded text by their start; English ones in any case, whole words only."""
    if language != "en":
        return finder(f"{language}.txt").find(text)
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    found: dict[int, list[Hit]] = {}
    for start, hits in finder("en.txt").find(lower).items():
        if start and lower[start - 1].isalnum():
            continue
        whole = [hit for hit in hits if not lower[hit.end : hit.end + 1].isalnum()]
        if whole:
            found[start] = whole
    return found


@cache
def country_names(language: str) -> dict[str, str]:
    """Names of countries and regions in a language → ISO 3166-1 code."""
    column = {"zh": 1, "ja": 2, "en": 3}[language]
    names: dict[str, str] = {}
    for row in lexicon.rows("countries.tsv"):
        for name in row[column].split("|") if len(row) > column else ():
            if name:
                names.setdefault(name, row[0])
    return names
