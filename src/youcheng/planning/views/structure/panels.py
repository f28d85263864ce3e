"""Small multiples as tables with bars: each number leads to the list that it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from youcheng.planning.domain.coverage_picture import NONE, TIED, UNKNOWN, Cut, Picture, state_of
from youcheng.planning.interfaces.structure_words import (
    LEVELS,
    PARTS,
    STATES,
    continent_words,
    country_words,
    decade_words,
    share_words,
)

Words = str | Promise
MOST_COUNTRIES = 12
"""Countries that a chart shows; the table behind the download has all."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar: what it counts, how many, where it starts and how long it is in hundredths."""

    key: str
    label: Words
    count: int
    url: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart."""

    label: Words
    segments: tuple[Segment, ...]
    note: str = ""

    @property
    def count(self) -> int:
        """All that its segments count."""
        return sum(one.count for one in self.segments)


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart and its table in one."""

    key: str
    title: Words
    head: Words
    bars: tuple[Bar, ...]
    columns: tuple[Words, ...]
    download: str
    note: str = ""
    stacked: bool = False
    last: Words = ""


def units_url(region_id: str, cut: Cut) -> str:
    """The list of units behind a number."""
    return f"{reverse('structure:units', args=[region_id])}?{urlencode(cut.query())}"


def ties_url(region_id: str, cut: Cut) -> str:
    """The list of ties behind a number."""
    return f"{reverse('structure:ties', args=[region_id])}?{urlencode(cut.query())}"


def download_url(region_id: str, by: str) -> str:
    """The whole table behind a chart."""
    return f"{reverse('structure:coverage_csv', args=[region_id])}?by={by}"


def unit_panel(picture: Picture, region_id: str, by: str) -> Panel:
    """How many units have a tie, have none, are not known: by ``level`` or ``part``."""
    cuts: list[tuple[Words, Cut]] = (
        [(LEVELS[level], Cut(level=level)) for level in picture.levels]
        if by == "level"
        else [(PARTS[part], Cut(part=part)) for part in picture.parts]
    )
    bars = []
    for label, cut in cuts:
        units = picture.units_of(cut)
        counts = Counter(state_of(unit) for unit in units)
        x, segments = 0.0, []
        for state in (TIED, NONE, UNKNOWN):
            width = 100 * counts[state] / len(units) if units else 0.0
            url = units_url(region_id, replace(cut, state=state))
            segments.append(Segment(state, STATES[state], counts[state], url, x, width))
            x += width
        bars.append(Bar(label, tuple(segments), share_words(counts[TIED], counts[UNKNOWN], len(units))))
    return Panel(
        f"units-{by}",
        _("Units by level") if by == "level" else _("Units by part of the region"),
        _("Level") if by == "level" else _("Part"),
        tuple(bars),
        tuple(STATES[state] for state in (TIED, NONE, UNKNOWN)),
        download_url(region_id, by),
        stacked=True,
        last=_("Share with a tie"),
    )


def tie_panel(
    region_id: str,
    *,
    key: str,
    title: Words,
    head: Words,
    counted: Counter[str],
    words: Callable[[str], str],
    cut: Callable[[str], Cut],
    scale: int,
    most: int | None = None,
    in_order: bool = False,
    download: str = "",
) -> Panel:
    """Ties by something, on a scale that starts at zero; what a chart leaves out it says."""
    items = sorted(counted.items()) if in_order else sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    shown, rest = items[:most], items[most:] if most else []
    bars = tuple(
        Bar(words(one), (Segment("ties", "", count, ties_url(region_id, cut(one)), 0, 100 * count / (scale or 1)),))
        for one, count in shown
    )
    note = (
        _("%(rows)d more with %(ties)d ties together: in the download.")
        % {"rows": len(rest), "ties": sum(count for _key, count in rest)}
        if rest
        else ""
    )
    return Panel(key, title, head, bars, (_("Ties"),), download or download_url(region_id, key), note)


def tie_panels(picture: Picture, region_id: str) -> list[Panel]:
    """Ties by partner country, by continent, and over time for each level on one scale."""
    countries, continents = picture.countries(Cut()), picture.continents(Cut())
    panels = [
        tie_panel(
            region_id,
            key="country",
            title=_("Ties by partner country"),
            head=_("Country or region"),
            counted=countries,
            words=country_words,
            cut=lambda one: Cut(country=one),
            scale=max(countries.values(), default=0),
            most=MOST_COUNTRIES,
        ),
        tie_panel(
            region_id,
            key="continent",
            title=_("Ties by continent"),
            head=_("Continent"),
            counted=continents,
            words=continent_words,
            cut=lambda one: Cut(continent=one),
            scale=max(continents.values(), default=0),
        ),
    ]
    by_level = {level: picture.decades(Cut(level=level)) for level in picture.levels}
    most = max((count for counted in by_level.values() for count in counted.values()), default=0)
    for level, counted in by_level.items():
        if counted:
            panels.append(
                tie_panel(
                    region_id,
                    key=f"decade-{level}",
                    title=_("Ties over time: %(level)s") % {"level": LEVELS[level]},
                    head=_("Since"),
                    counted=counted,
                    words=decade_words,
                    cut=lambda one, level=level: Cut(decade=one, level=level),  # type: ignore[misc]
                    scale=most,
                    in_order=True,
                    download=download_url(region_id, "decade"),
                )
            )
    return panels
