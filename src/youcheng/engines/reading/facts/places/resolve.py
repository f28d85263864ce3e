"""The thin seam to the gazetteer: names on the page → candidates."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from youcheng.engines.reading.model import Candidate

if TYPE_CHECKING:
    from youcheng.engines.gazetteer import Candidate as GazetteerCandidate
    from youcheng.engines.gazetteer import Gazetteer

# Below this score a candidate is too far from the words to be offered.
_MINIMUM_SCORE = 0.3
# So many candidates of a mention tell its country and level; facts resolve their places in full.
_BEST = 4
# Countries in the standard's sense that are a town or a part of another country as well.
_TOWN_STATES = {"en": ("GU", "SM")}
_LANGUAGES = {"zh": "zh-Hans", "ja": "ja", "en": "en"}


class PlaceNames:
    """Place-name look-ups of one document; works without a gazetteer too, then nothing is resolved."""

    def __init__(self, gazetteer: Gazetteer | None, language: str) -> None:
        self._gazetteer = gazetteer
        self._language = _LANGUAGES.get(language, language)

    @property
    def available(self) -> bool:
        """Whether there is a gazetteer behind it."""
        return self._gazetteer is not None

    def mentions(self, text: str) -> dict[int, list[tuple[int, tuple[Candidate, ...]]]]:
        """The gazetteer's place names in a text: start → (end, candidates)."""
        if self._gazetteer is None:
            return {}
        from youcheng.engines.gazetteer import Context

        found: dict[int, list[tuple[int, tuple[Candidate, ...]]]] = {}
        for mention in self._gazetteer.mentions(text, context=Context(language=self._language)):
            best = [c for c in mention.candidates if c.score >= _MINIMUM_SCORE][:_BEST]
            candidates = tuple(_without_town_states(self._language, (_candidate(c) for c in best)))
            if candidates:
                found.setdefault(mention.start, []).append((mention.end, candidates))
        return found

    def resolve(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
        """What a name may mean, best first; only places of ``country`` where one is given and has any."""
        if self._gazetteer is None:
            return ()
        return _look_up(self._gazetteer, self._language, name, country)

    def lies_in(self, place_id: str, region_id: str) -> bool:
        """Whether one candidate lies in another."""
        return self._gazetteer is not None and self._gazetteer.within(place_id, region_id)


@lru_cache(maxsize=4096)
def _look_up(gazetteer: Gazetteer, language: str, name: str, country: str | None) -> tuple[Candidate, ...]:
    """Remembered from page to page: sites keep naming the same places."""
    from youcheng.engines.gazetteer import Context

    context = Context(language=language, countries=frozenset({country} if country else ()), near=(), level=None)
    answers = gazetteer.resolve(name, context=context, limit=8)
    found = _without_town_states(language, (_candidate(c) for c in answers))
    kept = [c for c in found if c.score >= _MINIMUM_SCORE]
    same = [c for c in kept if c.country == country] if country else kept
    return tuple(same[:5])


def _without_town_states(language: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """San Marino, Guam: where a town or a state of a country is called so too, that is meant, for it has sisters."""
    found = list(candidates)
    towns = [c for c in found if c.level != "country" or c.country not in _TOWN_STATES.get(language, ("GU",))]
    return towns or found


def _candidate(candidate: GazetteerCandidate) -> Candidate:
    place = candidate.place
    return Candidate(
        place_id=place.id,
        name=candidate.matched.text,
        country=place.country or "",
        level=place.level.value,
        score=candidate.score,
        reasons=tuple(reason.code for reason in candidate.reasons),
    )
