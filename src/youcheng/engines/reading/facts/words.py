"""Finds all cue words of a page in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property
from typing import NamedTuple

import ahocorasick_rs

from youcheng.engines.reading.facts import lexicon


class Hit(NamedTuple):
    """A cue word where it stands, with the section of the word list that holds it."""

    start: int
    end: int
    section: str
    word: str


class Hits(dict[int, list[Hit]]):
    """The cue words of a text by where they start, overlapping ones too; where several start, the longest first."""

    def __init__(self) -> None:
        self.sections: defaultdict[str, list[Hit]] = defaultdict(list)

    @cached_property
    def starts(self) -> list[int]:
        """Where cue words start, in text order."""
        return sorted(self)

    @cached_property
    def kinds(self) -> list[Hit]:
        """The words for a kind of tie, in text order; of those that start together the longest first."""
        starts = self.starts_of(section for section in self.sections if section.startswith("kind."))
        return [hit for at in sorted(starts) for hit in self[at] if hit.section.startswith("kind.")]

    @cached_property
    def kind_starts(self) -> list[int]:
        """Where each of ``kinds`` starts."""
        return [hit.start for hit in self.kinds]

    @cached_property
    def countries(self) -> set[int]:
        """Where names of countries start."""
        return self.starts_of(("country",))

    def starts_of(self, sections: Iterable[str]) -> set[int]:
        """Where the words of some sections start."""
        return {hit.start for section in sections for hit in self.sections.get(section, ())}


class WordFinder:
    """An automaton over some sections of a word list."""

    def __init__(self, words: dict[str, list[str]]) -> None:
        """``words`` maps a word to the sections that hold it."""
        self._words = [(word, tuple(reversed(sections))) for word, sections in words.items()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(words), matchkind=ahocorasick_rs.MatchKind.Standard)

    def find(self, text: str, *, whole: bool = False) -> Hits:
        """Every occurrence; only of ``whole`` words where that is asked."""
        found = Hits()
        sections, new = found.sections, tuple.__new__  # Hit() takes twice as long, for hundreds of words a page
        # The automaton goes by where words end, so that of those that start together the shorter come first.
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if whole and (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                continue
            word, held_by = self._words[index]
            here = found.setdefault(start, [])
            for section in held_by:
                hit = new(Hit, (start, end, section, word))
                here.insert(0, hit)
                sections[section].append(hit)
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


def find_words(text: str, language: str) -> Hits:
    """The cue words of a folded text; English ones in any case, whole words only."""
    if language != "en":
        return finder(f"{language}.txt").find(text)
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return finder("en.txt").find(lower, whole=True)


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
