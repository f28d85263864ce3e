"""The coverage of a consular district: ties of the mission's home country with the district's places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from youcheng.engines.gazetteer import Group
from youcheng.planning.domain.coverage_ties import ENDED, StandingTie
from youcheng.registry.activity import activity_of
from youcheng.registry.domain.queries.ties import filter_ties, public_ties
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.models import Body, Claim, Entity, Figure, TieParty
from youcheng.web.languages import bcp47_tag, current

KIND = "consular_district"
HOME = "CN"
"""Whose missions the districts of the gazetteer belong to."""
MEASURE = "ties"
WORDS = ("领区", "領區", "領区", "管轄", "consular district")
"""Words by which a source that names no district says that it counts in one."""


@dataclass(frozen=True, slots=True)
class District:
    """A consular district with its name for the reader."""

    key: str
    name: str
    language: str
    members: tuple[str, ...]
    source: str


def districts() -> list[District]:
    """The consular districts that the gazetteer knows, by name."""
    known = gazetteer()
    return (
        sorted((_district(one) for one in known.groups() if one.kind == KIND), key=lambda one: one.name)
        if known
        else []
    )


def district_of(key: str) -> District | None:
    """A consular district by its key."""
    return next((one for one in districts() if one.key == key), None)


def _district(group: Group) -> District:
    tag = bcp47_tag(current())
    language = tag if tag in group.names else "en"
    return District(group.key, group.names.get(language, group.key), language, tuple(group.members), group.source)


@dataclass(frozen=True, slots=True)
class DistrictTie:
    """A tie of a place of the district (its prefecture beside) with a place of the home country."""

    tie: StandingTie
    province: str
    kind: str
    level: str


def district_ties(district: District) -> list[DistrictTie]:
    """Standing public ties between the district's places and the home country's, one row per pair, in two queries."""
    ties = filter_ties(public_ties(), group=district.key, partner_country=HOME).exclude(legal_status__in=ENDED)
    parties: dict[str, list[TieParty]] = {}
    for party in TieParty.objects.filter(tie__in=ties.values("pk")).select_related("tie").order_by("tie", "position"):
        parties.setdefault(party.tie_id, []).append(party)
    members = set(district.members)
    found, seen = [], set()
    for listed in parties.values():
        here = [one for one in listed if one.place_id in members or one.province_id in members]
        home = [one for one in listed if one.country == HOME]
        for one in here:
            for other in home:
                pair = (one.place_id or one.party_id, other.place_id or other.party_id)
                if pair in seen:
                    continue
                seen.add(pair)
                tie = one.tie
                row = StandingTie(pair[0], tie.pk, pair[1], HOME, tie.since, tie.kind, activity_of(tie.last_exchange))
                province = one.province_id or one.place_id or ""
                found.append(DistrictTie(row, province, tie.kind, one.level))
    return found


def reported(district: District) -> list[Figure]:
    """What documents say of the number of ties in the district.

    Those about a mission seated there, and those whose source says "the district" without naming one, where the source
    or the figure speaks of a place in the district or a mission named after one.
    """
    missions = Body.objects.filter(place__in=district.members).values("entity")
    says = Q()
    for word in WORDS:
        says |= Q(scope__icontains=word)
    figures = Figure.objects.filter(Q(subject__in=missions) | (Q(subject=None) & says), public=True, measure=MEASURE)
    listed = list(figures.order_by("-as_of", "pk"))
    unnamed = [one for one in listed if one.subject_id is None]
    meant = _speaking_of(unnamed, district)
    return [one for one in listed if one.subject_id is not None or one.entity_id in meant]


def _speaking_of(figures: Collection[Figure], district: District) -> set[str]:
    """Ids of the figures that, with what else their documents say, name something in the district: in two queries."""
    known = gazetteer()
    if known is None or not figures:
        return set()
    ids = [one.entity_id for one in figures]
    documents: dict[str, set[int]] = defaultdict(set)
    stated = Claim.objects.filter(entity__in=ids, evidence__document__isnull=False)
    for entity, document in stated.values_list("entity", "evidence__document"):
        documents[entity].add(document)
    beside = Claim.objects.filter(evidence__document__in=set().union(*documents.values())).exclude(
        status=Claim.Status.REJECTED
    )
    about = Q(refers_to__kind=Entity.Kind.PLACE) | Q(entity__kind=Entity.Kind.BODY, property="name")
    named: dict[int, set[str]] = defaultdict(set)
    for document, place, value in beside.filter(about).values_list("evidence__document", "refers_to", "value"):
        named[document].add(place or str(value))
    members = set(district.members)

    def inside(place_id: str) -> bool:
        try:
            return place_id in members or any(above.id in members for above in known.ancestors(place_id))
        except KeyError:
            return False

    def speaks(text: str) -> bool:
        """An id of a place, or words that name one."""
        return inside(text) or any(inside(one.candidates[0].place.id) for one in known.mentions(text))

    words = {
        one.entity_id: {one.scope}.union(*(named[document] for document in documents[one.entity_id])) for one in figures
    }
    return {entity for entity, texts in words.items() if any(speaks(text) for text in texts if text)}


def by_kind(ties: list[DistrictTie]) -> Counter[str]:
    """Ties by kind, never pooled silently."""
    return Counter(one.kind for one in ties)
