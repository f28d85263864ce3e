"""The gazetteer's values: places and their names, candidates with reasons, mentions, groups. All immutable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

NameKind = Literal["official", "short", "alias", "former"]


class Level(StrEnum):
    """Administrative level, normalised over countries.

    ``PROVINCE`` is the first order (省, 都道府県, state), ``CITY`` a 地级市, a 市町村 or a city in general, ``COUNTY``
    a 县, 区 or 县级市 in China and the second order elsewhere (a French département). ``OTHER`` is below: towns, zones.
    """

    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a place. ``language`` is BCP 47 or None (unknown); ``inferred``: no source states it as such."""

    text: str
    language: str | None
    kind: NameKind
    inferred: bool = False


# Where a reader's language has no name of its own, the next best in this order.
FALLBACKS: Mapping[str, tuple[str, ...]] = {
    "zh-Hans": ("zh-Hans", "zh", "zh-Hant"),
    "zh-Hant": ("zh-Hant", "zh", "zh-Hans"),
    "zh": ("zh-Hans", "zh", "zh-Hant"),
    "ja": ("ja",),
    "en": ("en",),
}
HAN_COUNTRIES = frozenset({"CN", "HK", "MO", "TW", "JP"})


def canonical_language(tag: str) -> str:
    """Reduce a language tag to the form names carry: ``zh-CN`` and ``zh_hans`` to ``zh-Hans``, ``en-GB`` to ``en``."""
    parts = tag.replace("_", "-").lower().split("-")
    if parts[0] != "zh":
        return parts[0]
    return "zh-Hant" if {"hant", "tw", "hk", "mo"} & set(parts) else "zh-Hans"


@dataclass(frozen=True, slots=True)
class Place:
    """A place. ``country`` is ISO 3166-1 alpha-2; ``population`` is None where no source states one."""

    id: str
    level: Level
    country: str | None
    parent: str | None
    lat: float | None
    lon: float | None
    population: int | None
    names: tuple[Name, ...]
    codes: Mapping[str, str] = field(hash=False)
    flags: frozenset[str]

    def name(self, language: str = "en") -> str:
        """The best name for a reader of ``language``; falls back to a script they can read, then to any name."""
        wanted = canonical_language(language)
        chain = FALLBACKS.get(wanted, (wanted,))
        if self.country in HAN_COUNTRIES and wanted in {"ja", "zh-Hans", "zh-Hant"}:
            chain += ("zh-Hans", "ja") if wanted == "ja" else ("ja",)
        for tag in (*chain, "en"):
            found = self._first(tag)
            if found is not None:
                return found
        return self.names[0].text if self.names else self.id

    def _first(self, language: str) -> str | None:
        """The first name in the language (the build stores them best first), former names last."""
        former: str | None = None
        for name in self.names:
            if name.language == language:
                if name.kind != "former":
                    return name.text
                former = former or name.text
        return former


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a candidate stands where it stands: a code and its values; the caller renders it to words.

    Codes: ``official``, ``short``, ``alias``, ``former`` (which kind of name matched), ``prefix`` (the text begins the
    name), ``spelling`` (equal only after folding), ``population`` (``people``), ``country`` (``country``), ``near``
    (``place``: the id of the place nearby), ``level`` (``level`` hinted by a suffix or the context), ``level_differs``,
    ``language``, ``functional_zone``, ``prominence``, ``within`` (``place``: the id of what the text says contains it),
    ``type_word`` (``word``: left out to find the name).
    """

    code: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place the text may mean. See :mod:`youcheng.engines.gazetteer.scoring` for the meaning of ``score`` (0..1)."""

    place: Place
    score: float
    matched: Name
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in running text: half-open character offsets, and what it may mean, best first."""

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a name: the text's language, countries spoken of, ids of places nearby, the level meant."""

    language: str | None = None
    countries: frozenset[str] = frozenset()
    near: tuple[str, ...] = ()
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of places (a consular district, a region): ``names`` by language, ``members`` place ids."""

    key: str
    names: Mapping[str, str] = field(hash=False)
    kind: str
    members: tuple[str, ...]
    source: str
