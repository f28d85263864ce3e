"""Two entities of a person's own choice, to be compared: finding them, and the pair that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from youcheng.intake.domain.dates import date_words
from youcheng.intake.domain.duplicate_words import TIE_KINDS, country_words
from youcheng.intake.domain.names import Named, names_of
from youcheng.intake.models import DuplicateCandidate
from youcheng.registry.domain.duplicates import place_pair, tie_pair
from youcheng.registry.domain.queries.places import search
from youcheng.registry.domain.search_key import search_key
from youcheng.registry.models import Entity, Judgement, Place, PlaceName, Tie, TieParty

KINDS = (Entity.Kind.PLACE.value, Entity.Kind.TIE.value)
FOUND = 12
BETWEEN = re.compile(r"\s*[–—/、，,;；&]\s*|\s+-\s+|\s+")
WIKIDATA_ID = re.compile(r"[Qq]\d+")


@dataclass(frozen=True, slots=True)
class Choice:
    """An entity that may be chosen, with what tells it from others of its name."""

    id: str
    name: Named
    where: str


def choices(text: str, *, kind: str, language: str, limit: int = FOUND) -> list[Choice]:
    """Places or ties of the registry by a name (a tie: by its parties), by id or Wikidata item, best first."""
    words = " ".join(text.split())
    if not words:
        return []
    if kind == Entity.Kind.TIE.value:
        return _tie_choices(_by_id(words, kind) or _ties_between(words, limit))
    if known := _by_id(words, kind):
        return _place_choices(known)
    return _place_choices({found.place.pk: found.matched for found in search(words, language, limit, hidden=True)})


def chosen(entity_ids: list[str], *, kind: str) -> dict[str, Choice]:
    """The entities of these ids that are of the kind and stand for themselves."""
    heads = Entity.objects.filter(pk__in=entity_ids, kind=kind, canonical_of=None)
    ids = list(heads.values_list("pk", flat=True))
    found = _tie_choices(ids) if kind == Entity.Kind.TIE.value else _place_choices(ids)
    return {choice.id: choice for choice in found}


def candidate_between(left: str, right: str, *, kind: str) -> DuplicateCandidate:
    """The pair of two different entities: as the search keeps it, else weighed now and not kept."""
    left, right = sorted((left, right))
    kept = DuplicateCandidate.objects.filter(left=left, right=right).select_related("left", "right", "put_off_by")
    if (known := kept.first()) is not None:
        return known
    pair = tie_pair(left, right) if kind == Entity.Kind.TIE.value else place_pair(left, right)
    entities = Entity.objects.in_bulk([left, right])
    reasons = [reason.to_json() for reason in pair.reasons]
    return DuplicateCandidate(
        kind=kind, left=entities[left], right=entities[right], score=pair.score, reasons=reasons
    )  # fmt: skip


def judged_apart(left: str, right: str) -> Judgement | None:
    """The standing judgement that the two are not the same."""
    standing = Judgement.objects.filter(verdict=Judgement.Verdict.DIFFERENT, revoked_at=None)
    return standing.filter(Q(left=left, right=right) | Q(left=right, right=left)).first()


def _by_id(words: str, kind: str) -> list[str]:
    found = Entity.objects.filter(pk=words, kind=kind).values_list("canonical_of", "pk").first()
    if found is not None:
        return [found[0] or found[1]]
    if kind == Entity.Kind.PLACE.value and WIKIDATA_ID.fullmatch(words):
        return list(Place.objects.filter(wikidata=words.upper()).order_by("pk").values_list("pk", flat=True))
    return []


def _ties_between(words: str, limit: int) -> list[str]:
    """Ties with a party of that name, or with a party of each name where several were typed."""
    whole = _with_party(words)
    parts = [part for part in BETWEEN.split(words) if search_key(part)]
    if len(parts) > 1:
        each = Tie.objects.all()
        for part in parts:
            each = each.filter(pk__in=_with_party(part).values("tie"))
        if of_all := list(each.order_by("since", "pk").values_list("pk", flat=True)[:limit]):
            return of_all
    return list(
        Tie.objects.filter(pk__in=whole.values("tie")).order_by("since", "pk").values_list("pk", flat=True)[:limit]
    )


def _with_party(name: str) -> QuerySet[TieParty]:
    places = PlaceName.objects.filter(folded__contains=search_key(name)).values("place")
    return TieParty.objects.filter(party__in=places)


def _place_choices(found_by: Mapping[str, str] | Iterable[str]) -> list[Choice]:
    """Places in their order; with the name by which each was found, where that is not the one shown."""
    matched = dict(found_by) if isinstance(found_by, Mapping) else dict.fromkeys(found_by, "")
    ids = list(matched)
    rows = Place.objects.in_bulk(ids)
    names = names_of([*ids, *(row.province_id for row in rows.values() if row.province_id)])
    found = []
    for pk in ids:
        if (row := rows.get(pk)) is None:
            continue
        province = names[row.province_id].text if row.province_id in names else ""
        name = names.get(pk, Named(pk))
        also = matched[pk] if matched[pk] != name.text else ""
        where = " · ".join(part for part in (also, country_words(row.country), province, pk) if part)
        found.append(Choice(pk, name, where))
    return found


def _tie_choices(ids: list[str]) -> list[Choice]:
    rows = Tie.objects.in_bulk(ids)
    names = names_of(ids)
    found = []
    for pk in ids:
        if (row := rows.get(pk)) is None:
            continue
        kind = "" if row.kind == "unspecified" else str(TIE_KINDS[row.kind])
        where = " · ".join(part for part in (date_words(row.since) if row.since else "", kind, pk) if part)
        found.append(Choice(pk, names.get(pk, Named(pk)), where))
    return found
