"""Who "we" are: the place a page speaks for, from its publisher, headline, site, or what it keeps naming."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from youcheng.engines.reading.facts.places import PlacePhrase
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import BlockKind

_HOME = {"zh": "CN", "ja": "JP"}
_OUR_LEVEL = {"省": ("province",), "県": ("province",), "府": ("province",), "州": ("province", "city"), "县": ("county",),
              "区": ("district", "county"), "市": ("city", "county"), "町": ("town",), "村": ("town",), "都": ("province",),
              "道": ("province",)}  # fmt: skip
# The body that speaks of "our sister city": the Lethbridge Twinning Society, Dubuque City Council.
_SPEAKER = re.compile(r"([A-Z][\w' -]{2,24}?) (?:Twinning|Sister Cit(?:y|ies)|City Council|Town Council)\b")


class Focus:
    """The place a page speaks for, and the pair it is about."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.home = _HOME.get(view.language)

    @cached_property
    def domestic(self) -> list[PlacePhrase]:
        """Places of the page's own country, in order of weight: headline first, then the most named."""
        phrases = [
            p
            for p in self._view.places
            if self.home is None or p.country == self.home or (p.country is None and p.head.suffix)
        ]
        counts = Counter(self.key(p) for p in phrases)
        first: dict[str, PlacePhrase] = {}
        for phrase in phrases:
            first.setdefault(self.key(phrase), phrase)
        title_end = max((b.end for b in self._view.document.blocks if b.kind is BlockKind.TITLE), default=0)

        def weight(item: tuple[str, PlacePhrase]) -> tuple[float, int]:
            key, phrase = item
            in_title = phrase.start < title_end
            in_publisher = self._in_publisher(key)
            speaks = key in self._speakers
            return -(counts[key] + 3 * in_title + 4 * speaks + 6 * in_publisher), phrase.start

        return [phrase for _, phrase in sorted(first.items(), key=weight)]

    @cached_property
    def _speakers(self) -> frozenset[str]:
        if self.home is not None:
            return frozenset()
        return frozenset(match[1].removeprefix("The ") for match in _SPEAKER.finditer(self._view.text))

    def _in_publisher(self, key: str) -> bool:
        document = self._view.document
        return any(key in (words or "") for words in (document.publisher, document.author)) and len(key) > 1

    def key(self, phrase: PlacePhrase) -> str:
        """The name without its generic part, to count 绍兴 and 绍兴市 as one."""
        name = self._view.text[phrase.head.start : phrase.head.end]
        suffix = phrase.head.suffix
        return name[: -len(suffix)] if suffix and len(name) > len(suffix) + 1 else name

    def ours(self, words: str) -> PlacePhrase | None:
        """The place that 我市, 本省, 当町 … stands for."""
        levels = _OUR_LEVEL.get(words[-1:], ())
        publisher = self.publisher
        if publisher and (not levels or publisher.level in (*levels, None)):
            return publisher
        fitting = [p for p in self.domestic if p.level in levels]
        if fitting:
            return fitting[0]
        return self.domestic[0] if self.domestic else None

    def nearest(self, at: int) -> PlacePhrase | None:
        """ "The city": the one last named in the paragraph."""
        block = self._view.document.block_at(at)
        places = self._view.places_in(block.start if block else max(0, at - 400), at)
        cities = [p for p in places if p.level in ("city", "town", None)]
        return cities[-1] if cities and len({self.key(p) for p in cities}) <= 2 else None

    def subject(self) -> PlacePhrase | None:
        """Whose ties a page lists that names no subject."""
        if self.publisher:
            return self.publisher
        fitting = [p for p in self.domestic if p.level in ("city", "province", "county", "district", "town", None)]
        if self.home is None:
            fitting = [p for p in fitting if self._dominant(p)]
        return fitting[0] if fitting else None

    def _dominant(self, phrase: PlacePhrase) -> bool:
        """English pages have no home country: their subject is what the headline names or the text keeps naming."""
        title_end = max((b.end for b in self._view.document.blocks if b.kind is BlockKind.TITLE), default=0)
        return phrase.start < title_end or self._counts[self.key(phrase)] >= 3

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self.key(place) for place in self._view.places)

    @cached_property
    def publisher(self) -> PlacePhrase | None:
        """The publisher's place, as the page writes it where it does."""
        place = self._view.publisher_place
        if place is None or place.country not in (None, self.home or place.country):
            return None
        name = self._view.name_of(place)
        written = next((p for p in self._view.places if self._view.name_of(p) == name), None)
        if written is None and self.home is None and self._view.own_name is None:
            return None  # White Horse News, Xinhua: a publisher's name holds a place only where the page names it too
        return written or place

    @cached_property
    def foreign_in_headline(self) -> PlacePhrase | None:
        """The one place abroad that the headline names."""
        found = [p for p in self._in_headline if p.country not in (None, self.home) and p.level != "country"]
        return found[0] if len({self.key(p) for p in found}) == 1 else None

    @cached_property
    def home_in_headline(self) -> PlacePhrase | None:
        """The one place at home that the headline names."""
        found = [p for p in self._in_headline if p.country == self.home]
        return found[0] if len({self.key(p) for p in found}) == 1 else None

    @cached_property
    def titled(self) -> bool:
        """Whether the headline speaks of ties."""
        title_end = max((b.end for b in self._view.document.blocks if b.kind is BlockKind.TITLE), default=0)
        return bool(self._view.kinds_in(0, title_end))

    @cached_property
    def _in_headline(self) -> list[PlacePhrase]:
        title_end = max((b.end for b in self._view.document.blocks if b.kind is BlockKind.TITLE), default=0)
        return [p for p in self._view.places if p.start < title_end]

    @cached_property
    def foreign(self) -> PlacePhrase | None:
        """The place abroad that the headline names, else the one the text names most."""
        places = [
            p
            for p in self._view.places
            if p.country not in (None, self.home) and not (p.country_stated and p.head.start == p.start)
        ]
        if self.home is None or not places:
            return None
        title_end = max((b.end for b in self._view.document.blocks if b.kind is BlockKind.TITLE), default=0)
        counts = Counter(self.key(p) for p in places)
        return max(places, key=lambda p: (p.start < title_end, p.level != "province", counts[self.key(p)], -p.start))

    @cached_property
    def pair(self) -> tuple[PlacePhrase, PlacePhrase] | None:
        """The two places a page is about: its first home place and its first foreign place, the headline preferred."""
        foreign = [
            p
            for p in self._view.places
            if p.country not in (None, self.home) and not (p.country_stated and p.head.start == p.start)
        ]
        home = self.subject()
        if home and foreign:
            return home, foreign[0]
        return None
