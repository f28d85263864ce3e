"""From names found in the index to ranked candidates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from youcheng.engines.gazetteer import scoring
from youcheng.engines.gazetteer.layout import FLAG_NAMES, LEVELS
from youcheng.engines.gazetteer.model import Candidate, Context, Level, Name, Place, canonical_language

if TYPE_CHECKING:
    from youcheng.engines.gazetteer.phrases import Reading
    from youcheng.engines.gazetteer.store import Store

_NAMESAKE_BIT = 1 << FLAG_NAMES.index("namesake_of_parent")
_ZONE_BIT = 1 << FLAG_NAMES.index("functional_zone")
NO_CONTEXT = Context()


class Resolver:
    """Scores the places behind name numbers. Knows the store; holds no state of its own."""

    def __init__(self, store: Store, place: Callable[[int], Place]) -> None:
        """``place`` turns a row into a value (cached by the caller)."""
        self._store = store
        self._place = place

    def rank(
        self, text: str, numbers: Iterable[tuple[int, int]], context: Context | None, limit: int
    ) -> list[tuple[int, scoring.Score, Name]]:
        """``numbers``: name numbers with how many folded characters of the name the text leaves out (0: exact).

        Returns rows with their best score and the name that matched, best first.
        """
        context = context or NO_CONTEXT
        near = [row for row in map(self._store.row_of, context.near) if row is not None]
        language = canonical_language(context.language) if context.language else None
        best: dict[int, tuple[scoring.Score, Name]] = {}
        for number, missing in numbers:
            row = int(self._store.name_owner[number])
            name = self._store.name(number)
            score = self._score(text, row, name, missing=missing, context=context, near=near, language=language)
            if row not in best or score.value > best[row][0].value:
                best[row] = (score, name)
        ranked = sorted(best.items(), key=lambda item: (-item[1][0].value, item[0]))
        return [(row, score, name) for row, (score, name) in ranked[:limit]]

    def candidates(
        self, text: str, numbers: Iterable[tuple[int, int]], context: Context | None, limit: int
    ) -> list[Candidate]:
        return [
            Candidate(self._place(row), score.clamped(), name, tuple(score.reasons))
            for row, score, name in self.rank(text, numbers, context, limit)
        ]

    def read(self, reading: Reading, context: Context | None, limit: int) -> list[Candidate]:
        """Candidates for a name taken apart: of the levels its word allows, and inside what qualifies it."""
        store, context = self._store, context or NO_CONTEXT
        numbers = [(number, 0) for number in store.names_of_key(reading.rank).tolist()]
        if reading.levels is not None:
            numbers = [pair for pair in numbers if self._may_be(int(store.name_owner[pair[0]]), reading.levels)]
        containers = [
            {int(row) for row in store.name_owner[store.names_of_key(rank)].tolist()} for rank in reading.within
        ]
        context = replace(context, level=None) if reading.levels else context
        found: list[Candidate] = []
        for row, score, name in self.rank(reading.text, numbers, context, len(numbers)):
            above = set(self.ancestors(row))
            inside = [next(iter(rows & above)) for rows in containers if rows & above]
            if len(inside) < len(containers):
                continue
            for container in inside:
                score.add(scoring.WITHIN, "within", place=store.id_of(container))
            if reading.word:
                score.add(scoring.TYPE_WORD, "type_word", word=reading.word)
            found.append(Candidate(self._place(row), score.clamped(), name, tuple(score.reasons)))
        return sorted(found, key=lambda candidate: -candidate.score)[:limit]

    def _may_be(self, row: int, levels: frozenset[Level]) -> bool:
        """Whether the place is of such a level; a city-state (a province with a city's code) counts as a city."""
        level = LEVELS[int(self._store.level[row])]
        return level in levels or (
            Level.CITY in levels and level is Level.PROVINCE and int(self._store.geonames[row]) > 0
        )

    def _score(
        self, text: str, row: int, name: Name, *, missing: int, context: Context, near: list[int], language: str | None
    ) -> scoring.Score:
        store = self._store
        score = scoring.Score(0.0, [])
        # A country goes by its short name.
        usual = name.kind == "short" and LEVELS[int(store.level[row])] is Level.COUNTRY
        score.add(scoring.BY_KIND["official" if usual else name.kind], name.kind)
        prominence = float(store.prominence[row])
        people = int(store.population[row])
        if people:
            score.add(scoring.PROMINENCE * prominence, "population", people=str(people))
        else:
            score.add(scoring.PROMINENCE * prominence, "prominence")
        if missing:
            score.add(scoring.PREFIX + scoring.PREFIX_PER_CHARACTER * missing, "prefix")
        elif name.text != text:
            score.add(scoring.SPELLING, "spelling")
        if name.language is None:
            score.value += scoring.UNTAGGED_LATIN
        elif name.language == language:
            score.add(scoring.LANGUAGE, "language")
        if int(store.flags[row]) & _ZONE_BIT:
            score.add(scoring.ZONE, "functional_zone")
        self._country(score, row, context)
        self._level(score, text, row, name, context)
        self._nearness(score, row, near)
        return score

    def _country(self, score: scoring.Score, row: int, context: Context) -> None:
        if context.countries:
            country = self._store.country_of(row)
            if country in context.countries:
                score.add(scoring.COUNTRY, "country", country=country or "")
            else:
                score.value += scoring.OTHER_COUNTRY

    def _level(self, score: scoring.Score, text: str, row: int, name: Name, context: Context) -> None:
        level = LEVELS[int(self._store.level[row])]
        hinted = scoring.SUFFIX_LEVELS.get(text.strip()[-1:]) if len(text.strip()) > 2 else None
        if context.level is not None:
            fits = level is context.level
        elif hinted is not None:
            fits = level in hinted
        else:
            if name.kind in {"official", "short"} and int(self._store.flags[row]) & _NAMESAKE_BIT:
                score.value += scoring.NAMESAKE
            return
        if text.strip().endswith("県") and self._store.country_of(row) not in {"JP", None}:
            fits = False
        if fits:
            score.add(scoring.LEVEL_FITS, "level", level=level.value)
        else:
            score.add(scoring.LEVEL_DIFFERS, "level_differs", level=level.value)

    def _nearness(self, score: scoring.Score, row: int, near: list[int]) -> None:
        """A place seen around that contains this one, lies in it, or shares its parent below the country."""
        if not near:
            return
        above = self.ancestors(row)
        for other in near:
            if other == row:
                continue
            level = LEVELS[int(self._store.level[other])]
            if (other in above and level is not Level.COUNTRY) or row in self.ancestors(other):
                score.add(scoring.NEAR_PARENT, "near", place=self._store.id_of(other))
                return
        for other in near:
            parent = int(self._store.parent[other])
            if (
                other != row
                and parent >= 0
                and parent in above
                and LEVELS[int(self._store.level[parent])] is not Level.COUNTRY
            ):
                score.add(scoring.NEAR_SIBLING, "near", place=self._store.id_of(other))
                return

    def ancestors(self, row: int) -> list[int]:
        """Rows above, nearest first."""
        out: list[int] = []
        parent = int(self._store.parent[row])
        while parent >= 0 and parent not in out:
            out.append(parent)
            parent = int(self._store.parent[parent])
        return out
