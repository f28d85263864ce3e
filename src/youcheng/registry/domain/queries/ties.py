"""Querysets of ties."""

from __future__ import annotations

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Substr

from youcheng.registry.activity import dormant_before, still_open
from youcheng.registry.domain.entities import canonical
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.models import Tie, TieParty


def public_ties() -> QuerySet[Tie]:
    """Ties that the public may see."""
    return Tie.objects.filter(public=True)


def with_parties(ties: QuerySet[Tie], *, segments: bool = False) -> QuerySet[Tie]:
    """The ties with parties and their names, and if asked for their segments, in a query more for each."""
    parties = TieParty.objects.select_related("party__place_row", "party__body_row")
    return ties.prefetch_related(Prefetch("parties", parties), *(["segments"] if segments else []))


def of_place(entity_id: str) -> QuerySet[Tie]:
    """Public ties in which a place (or an organisation seated there) is a party."""
    return filter_ties(public_ties(), place=entity_id)


def filter_ties(
    ties: QuerySet[Tie],
    *,
    country: str = "",
    province: str = "",
    level: str = "",
    kind: str = "",
    status: str = "",
    activity: str = "",
    year: str = "",
    group: str = "",
    place: str = "",
    partner_country: str = "",
) -> QuerySet[Tie]:
    """The ties that meet every given condition; an empty condition asks nothing.

    ``country``, ``province``, ``level`` and ``group`` ask for one party that meets them all; ``partner_country`` for
    another. ``kind`` is the present kind, ``status`` the legal status, ``year`` the year since when (``unknown``: not
    known), ``group`` the key of a group of the gazetteer, ``place`` the entity of a party.
    """
    party = _party_conditions(country=country, province=province, level=level, group=group)
    # Sets of ties rather than a question per tie: without statistics SQLite would ask each by the wrong index.
    parties = TieParty.objects.filter(party)
    if party:
        ties = ties.filter(pk__in=parties.values("tie"))
    if partner_country:
        partner = Q(country=partner_country)
        # Some party meets the one, some party the other, and two different ones meet either.
        both = TieParty.objects.filter(party | partner) if party else TieParty.objects.all()
        two = both.order_by().values("tie").annotate(parties=Count("pk")).filter(parties__gte=2)
        ties = ties.filter(pk__in=TieParty.objects.filter(partner).values("tie")).filter(pk__in=two.values("tie"))
    if place:
        head = canonical(place)
        ties = ties.filter(pk__in=TieParty.objects.filter(Q(place=head) | Q(party=head)).values("tie"))
    if kind:
        ties = ties.filter(kind=kind)
    if status:
        ties = ties.filter(legal_status=status)
    if activity:
        ties = ties.filter(_activity(activity))
    if year == "unknown":
        ties = ties.filter(since="")
    elif year:
        ties = ties.filter(since__startswith=year)
    return ties


def years(ties: QuerySet[Tie]) -> list[str]:
    """The years since when the ties hold, latest first, as far as known."""
    found = ties.exclude(since="").annotate(year=Substr("since", 1, 4)).values_list("year", flat=True)
    return sorted(set(found.distinct().order_by()), reverse=True)


def _party_conditions(*, country: str, province: str, level: str, group: str) -> Q:
    condition = Q()
    if country:
        condition &= Q(country=country)
    if province:
        condition &= Q(province=province) | Q(place=province)
    if level:
        condition &= Q(level=level)
    if group:
        condition &= _in_group(group)
    return condition


def _in_group(key: str) -> Q:
    known = gazetteer()
    try:
        members = known.group(key).members if known else ()
    except KeyError:
        members = ()
    return Q(place__in=members) | Q(province__in=members)


def _activity(activity: str) -> Q:
    unknown = Q(last_exchange="")
    threshold = dormant_before()
    dormant = ~unknown & Q(last_exchange__lt=threshold) & ~Q(last_exchange__in=still_open(threshold))
    if activity == Tie.Activity.UNKNOWN:
        return unknown
    return dormant if activity == Tie.Activity.DORMANT else ~unknown & ~dormant
