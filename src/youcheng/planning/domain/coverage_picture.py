"""The picture of a region: units, ties and statements read once; every number is the length of a list cut from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields

from youcheng.engines import layout
from youcheng.engines.layout.metrics import Coverage, by_group
from youcheng.planning.domain.completeness import standing
from youcheng.planning.domain.coverage import units_from
from youcheng.planning.domain.coverage_continents import continent_of
from youcheng.planning.domain.coverage_ties import StandingTie, standing_ties
from youcheng.planning.domain.units import PARTS_OF, Region
from youcheng.planning.models import Completeness

LEVELS = ("province", "city", "county")
TIED, NONE, UNKNOWN = "tied", "none", "unknown"
ONE_COUNTRY, SLEEPING = "one_country", "sleeping"
STATES = (TIED, NONE, UNKNOWN, ONE_COUNTRY, SLEEPING)
NOT_KNOWN = "unknown"
"""Value of a filter that asks for ties of which the country, continent or decade is not known."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What to look at; an empty part asks nothing."""

    level: str = ""
    part: str = ""
    unit: str = ""
    state: str = ""
    """Of units: ``tied``, ``none`` (somebody said so), ``unknown``, ``one_country``, ``sleeping``."""
    known: str = ""
    """Of units: how far their lists are known: ``complete``, ``partial``, ``unknown``."""
    country: str = ""
    continent: str = ""
    decade: str = ""
    """``1980`` for 1980 to 1989."""
    activity: str = ""

    def query(self) -> dict[str, str]:
        """The parts that ask something."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}


@dataclass(frozen=True, slots=True)
class Picture:
    """A region as the registry and the offices have it at this moment."""

    region: Region
    units: tuple[layout.Unit, ...]
    ties: tuple[StandingTie, ...]
    said: dict[str, Completeness]

    @property
    def levels(self) -> list[str]:
        """Levels that have units, from the top."""
        return [level for level in LEVELS if any(unit.level == level for unit in self.units)]

    @property
    def parts(self) -> list[str]:
        """Parts of the region, in the order east, centre, west; empty where the region has none."""
        return [part for part in PARTS_OF if any(unit.region == part for unit in self.units)]

    def groups(self) -> dict[str, Coverage]:
        """Measures of the whole, of each level and each part."""
        return by_group(layout.Instance(units=self.units, candidates=()))

    def units_of(self, cut: Cut) -> list[layout.Unit]:
        """The units that a number counts."""
        asleep = {tie.unit for tie in self.ties if tie.activity == "dormant"} if cut.state == SLEEPING else set()
        return [unit for unit in self.units if _belongs(unit, cut) and _is_in_state(unit, cut.state, asleep)]

    def ties_of(self, cut: Cut) -> list[StandingTie]:
        """The ties that a number counts."""
        units = {unit.id for unit in self.units if _belongs(unit, cut)}
        return [
            tie
            for tie in self.ties
            if tie.unit in units
            and cut.country in ("", tie.country or NOT_KNOWN)
            and cut.continent in ("", continent_of(tie.country) or NOT_KNOWN)
            and cut.decade in ("", decade_of(tie))
            and cut.activity in ("", tie.activity)
        ]

    def countries(self, cut: Cut) -> Counter[str]:
        """Ties by partner country; ties whose country is not known under ``unknown``."""
        return Counter(tie.country or NOT_KNOWN for tie in self.ties_of(cut))

    def continents(self, cut: Cut) -> Counter[str]:
        """Ties by continent."""
        return Counter(continent_of(tie.country) or NOT_KNOWN for tie in self.ties_of(cut))

    def decades(self, cut: Cut) -> Counter[str]:
        """Ties by the decade since when they hold."""
        return Counter(decade_of(tie) for tie in self.ties_of(cut))

    def latest_word(self) -> Completeness | None:
        """The latest statement of an office about one of the units."""
        return max(self.said.values(), key=lambda one: one.at, default=None)


def picture_of(region: Region) -> Picture:
    """Read a region's ties and statements, in three queries however many units there are."""
    ids = [unit.place.id for unit in region.units]
    ties = standing_ties(ids)
    said = standing(ids)
    return Picture(region, units_from(region, ties, said), tuple(ties), said)


def decade_of(tie: StandingTie) -> str:
    """``1980`` for a tie since 1984; ``unknown`` where the year is not known."""
    return str(tie.year // 10 * 10) if tie.year else NOT_KNOWN


def state_of(unit: layout.Unit) -> str:
    """Whether a unit has a tie, has none by an office's word, or nobody knows."""
    if unit.ties:
        return TIED
    return NONE if unit.known is layout.Knowledge.COMPLETE else UNKNOWN


def _belongs(unit: layout.Unit, cut: Cut) -> bool:
    of_group = cut.level in ("", unit.level) and cut.part in ("", unit.region or "") and cut.unit in ("", unit.id)
    return of_group and cut.known in ("", unit.known.value)


def _is_in_state(unit: layout.Unit, state: str, asleep: set[str]) -> bool:
    if state == ONE_COUNTRY:
        return len(unit.ties) > 1 and len({tie.country for tie in unit.ties}) == 1
    if state == SLEEPING:
        return unit.id in asleep
    return state in ("", state_of(unit))
