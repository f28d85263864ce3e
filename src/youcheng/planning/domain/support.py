"""Support measures: kept by an office, reserved in plans, measured by the ties that their beneficiaries concluded."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from youcheng.accounts.domain.changes import record_change, state_of
from youcheng.accounts.domain.permissions import can_plan
from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import User
from youcheng.engines.layout import Unit
from youcheng.engines.layout.policy import Reserve
from youcheng.planning.domain.coverage_picture import Picture
from youcheng.planning.domain.coverage_ties import StandingTie
from youcheng.planning.domain.office import office_of
from youcheng.planning.models import SupportMeasure
from youcheng.registry.domain.entities import place_entity


@dataclass(frozen=True, slots=True)
class MeasureTerms:
    """What a measure says: whom it helps, to how many new ties, from when to when."""

    title: str
    level: str
    part: str
    units: tuple[str, ...]
    ties: int
    starts: str
    ends: str = ""
    results: str = ""


@transaction.atomic
def keep_measure(
    region_id: str, terms: MeasureTerms, *, by: User, measure: SupportMeasure | None = None
) -> SupportMeasure:
    """Write down a support measure of a region, or what has changed of one."""
    office = measure.organisation if measure else office_of(by)
    can_plan(by, within=office).enforce()
    before = state_of(measure) if measure else None
    kept = measure or SupportMeasure(organisation=office, region=place_entity(region_id), by=by)
    kept.title, kept.level, kept.part, kept.ties = terms.title, terms.level, terms.part, terms.ties
    kept.starts, kept.ends, kept.results = terms.starts, terms.ends, terms.results
    kept.save()
    kept.beneficiaries.set([place_entity(unit) for unit in terms.units])
    verb = "edited" if measure else "created"
    record_change(by=by, obj=kept, verb=verb, before=before, after=state_of(kept), organisation=office)
    return kept


def measures_seen_by(user: User, region_id: str) -> QuerySet[SupportMeasure]:
    """Measures for a region kept by the person's organisations, with their beneficiaries."""
    mine = SupportMeasure.objects.filter(region=region_id, organisation__in=organisations_seen_by(user))
    return mine.select_related("by", "organisation").prefetch_related("beneficiaries")


def runs(measure: SupportMeasure, *, today: str = "") -> bool:
    """Whether a measure has not ended; an end known as a year lasts to its end."""
    day = today or timezone.localdate().isoformat()
    return not measure.ends or measure.ends >= day[: len(measure.ends)]


def beneficiaries_of(measure: SupportMeasure, picture: Picture) -> list[Unit]:
    """The units that a measure helps."""
    named = {one.pk for one in measure.beneficiaries.all()}
    return [
        unit
        for unit in picture.units
        if (unit.id in named if named else unit.level == measure.level and measure.part in ("", unit.region or ""))
    ]


def ties_since(measure: SupportMeasure, picture: Picture) -> list[StandingTie]:
    """What the registry knows to have come of it: ties of the beneficiaries that hold since the measure started."""
    units = {unit.id for unit in beneficiaries_of(measure, picture)}
    return [tie for tie in picture.ties if tie.unit in units and tie.since and tie.since >= measure.starts]


def reserve_for(measure: SupportMeasure, *, named: Collection[str]) -> Reserve:
    """The rule by which a plan reserves ties for a measure; ``named`` are the ids of its named beneficiaries."""
    return Reserve(
        ties=measure.ties,
        level=None if named else measure.level,
        region=None if named else measure.part or None,
        units=tuple(named),
        measure=measure.title,
    )
