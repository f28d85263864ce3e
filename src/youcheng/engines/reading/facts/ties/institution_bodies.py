"""The institutions of a page with all their mentions, and who of them can be tied with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from youcheng.engines.reading.facts.places.institutions import Institution, find_institutions, own_institution
from youcheng.engines.reading.facts.view import View

_HOME = {"zh": "CN", "ja": "JP"}
# Ties among these are no ties abroad, as with two cities of one country.
_ONE = frozenset({"CN", "HK", "MO", "TW"})
# So long a short form must be to stand for a longer name that ends in it: 十中.
_SHORTEST = 2


@dataclass(slots=True, eq=False)
class Body:
    """An institution with all its mentions; the publisher's may have none, and then has a ``name``."""

    sort: str
    mentions: list[Institution] = field(default_factory=list)
    name: str | None = None
    own: bool = False

    @property
    def country(self) -> str | None:
        """The country that most mentions tell."""
        told = [one.country for one in self.mentions if one.country]
        return max(told, key=told.count) if told else None

    @property
    def abroad(self) -> bool:
        """Whether its spelling shows a foreign name."""
        return any(one.abroad for one in self.mentions)

    @property
    def told(self) -> bool:
        """Whether the page tells its country, not its name alone."""
        return any(one.country and not one.guessed for one in self.mentions)

    def within(self, start: int, end: int) -> Institution | None:
        """Its first mention in a span."""
        return next((one for one in self.mentions if start <= one.start < end), None) if self.name is None else None


class Bodies:
    """All institutions of a page."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.home = _HOME.get(view.language)
        self.homes = _ONE if self.home in _ONE else frozenset({self.home})
        self.named = find_institutions(view)
        self.all: list[Body] = []
        self._of = {one.start: self._gathered(one) for one in self.named}
        self._add_own()

    @cached_property
    def countries(self) -> set[str]:
        """The countries whose places and institutions the page names."""
        told = [place.country for place in self._view.places] + [one.country for one in self.named]
        return {country for country in told if country}

    def between(self, start: int, end: int, sorts: Sequence[str]) -> list[Institution]:
        """The institutions of some sorts that a span names, each once."""
        seen: dict[Body, Institution] = {}
        for one in self.named:
            if start <= one.start < end and one.sort in sorts:
                seen.setdefault(self.of(one), one)
        return list(seen.values())

    def of(self, one: Institution) -> Body:
        """The institution of a mention."""
        return self._of[one.start]

    def words(self, one: Institution) -> str:
        """A mention as the page writes it."""
        return self._view.document.text[one.start : one.end]

    def subject(self, sorts: Sequence[str], title_end: int) -> Body | None:
        """Whose ties a page tells: its publisher's, else those of the one in the headline, else of the one named most.

        English pages have no home country: theirs is the publisher or nobody.
        """
        fitting = [
            body
            for body in self.all
            if body.sort in sorts and (self.home is None or body.country in (None, self.home)) and not body.abroad
        ]
        own = next((body for body in fitting if body.own), None)
        if own or self.home is None:
            return own
        titled = [body for body in fitting if body.within(0, title_end)]
        if len(titled) == 1:
            return titled[0]
        known = [body for body in fitting if body.country == self.home and len(body.mentions) > 1]
        known.sort(key=lambda body: -len(body.mentions))
        alone = len(known) == 1 or (len(known) > 1 and len(known[0].mentions) > len(known[1].mentions))
        return known[0] if alone else None

    def foreign(self, body: Body) -> bool:
        """Whether an institution is abroad, seen from the page."""
        if self.home is None:
            return body.country is not None and not body.own
        return body.abroad or body.country not in (None, self.home)

    def differ(self, one: Body, other: Body) -> bool:
        """Whether two are of two countries, as far as anybody can tell; one of unknown country must be the first."""
        if one is other or (one.country and one.country == other.country) or {one.country, other.country} <= _ONE:
            return False
        if one.country and other.country:
            return True
        if self.home is None and not one.country and not other.country:
            return one.abroad != other.abroad
        if self.home is None:
            known, unknown = (other, one) if other.country else (one, other)
            return bool(other.country) != bool(one.country) and (
                unknown.abroad or (known is other and known.told) or len(self.countries) > 1
            )
        return self.foreign(other) and (one.country is not None or not self.foreign(one))

    def settle(self, body: Body, country: str) -> None:
        """Give an institution of unknown country one that the words around it tell."""
        body.mentions[0] = replace(body.mentions[0], country=country)

    def _gathered(self, one: Institution) -> Body:
        body = next((body for body in self.all if body.sort == one.sort and _same(body.mentions, one)), None)
        if body is None:
            body = Body(one.sort)
            self.all.append(body)
        body.mentions.append(one)
        return body

    def _add_own(self) -> None:
        own = own_institution(self._view)
        if own is None:
            return
        name, sort = own
        written = [
            body
            for body in self.all
            if body.sort == sort
            and (self.home is None or body.country is None or body.country in self.homes)
            and any(self.words(one) in name for one in body.mentions)
        ]
        for body in written:
            body.own = True
        if not written:
            self.all.append(Body(sort, name=name, own=True))


def _same(mentions: Sequence[Institution], one: Institution) -> bool:
    """南岗中学 and 首尔南岗中学, 十中 and 岳阳市十中 are one, unless their countries are two."""
    for other in mentions:
        short, long = sorted((other.key, one.key), key=len)
        if short == long:
            return True
        differ = other.country and one.country and other.country != one.country
        stem = short.partition("/")[0]
        if not differ and long.endswith(short) and not stem.isascii() and len(stem) > _SHORTEST:
            return True
    return False
