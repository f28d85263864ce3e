"""List against list: the ties that two sources name, or a source and the registry, matched by their parties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Count, Q

from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.domain.queries.revision import current_revision
from youcheng.registry.domain.search_key import search_key
from youcheng.registry.models import Batch, Claim, Entity, Place, PlaceName, Tie, TieKind, TieParty

REGISTRY = "registry"
COMPARED = ("signed_on", "tie_kind", "legal_status", "in_force_on", "ended_on")
"""Properties of ties that lists give."""
DATES = frozenset({"signed_on", "in_force_on", "ended_on"})
NOTHING_SAID = {"tie_kind": TieKind.UNSPECIFIED.value, "legal_status": Tie.LegalStatus.UNKNOWN.value}
Parties = frozenset[str]


@dataclass(slots=True)
class Entry:
    """What a list says of one tie."""

    parties: Parties
    tie: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One tie in both lists or in one; ``differing`` names the properties of which they say different things."""

    left: Entry | None
    right: Entry | None
    differing: tuple[str, ...] = ()

    @property
    def parties(self) -> Parties:
        """The parties of the tie."""
        entry = self.left or self.right
        assert entry is not None
        return entry.parties

    @property
    def where(self) -> str:
        """``left`` or ``right`` for a tie of one list, else ``differing`` or ``same``."""
        if self.left is None or self.right is None:
            return "right" if self.left is None else "left"
        return "differing" if self.differing else "same"


@dataclass(frozen=True, slots=True)
class ListChoice:
    """A list that can be compared: the registry, a source with all its imports, or one import."""

    key: str
    source: str
    batch: Batch | None
    ties: int
    file_name: str = ""
    """Of the latest import."""


def choices() -> list[ListChoice]:
    """The registry, every source, and each import where a source has several; those taken back are left out."""
    links = Claim.evidence.through.objects.filter(
        claim__property="party", evidence__batch__isnull=False, evidence__batch__undone_at=None
    )
    counted = dict(links.values_list("evidence__batch").annotate(ties=Count("claim__entity", distinct=True)))
    batches = list(Batch.objects.filter(pk__in=counted).order_by("source", "-at", "-pk"))
    by_source: dict[str, list[Batch]] = defaultdict(list)
    for batch in batches:
        by_source[batch.source].append(batch)
    found = [ListChoice(REGISTRY, "", None, Tie.objects.count())]
    for source, own in by_source.items():
        ties = sum(counted[batch.pk] for batch in own)
        found.append(ListChoice(f"source:{source}", source, None, ties, own[0].file_name))
        if len(own) > 1:
            found += [ListChoice(f"batch:{batch.pk}", source, batch, counted[batch.pk]) for batch in own]
    return found


def compare(left: str, right: str, *, country: str = "", text: str = "") -> list[Line]:
    """Every tie of two lists, those of a country or of places by name; in the order of their ids."""
    revision = current_revision()
    one, other = _entries(left, revision), _entries(right, revision)
    wanted = one.keys() | other.keys()
    if country:
        of_country = set(Place.objects.filter(country=country).values_list("entity_id", flat=True))
        wanted = {parties for parties in wanted if parties & of_country}
    if words := search_key(text):
        found = PlaceName.objects.filter(folded__contains=words).values_list("place_id", flat=True)
        named = {str(pk) for pk in found}
        wanted = {parties for parties in wanted if parties & named}
    lines = [_line(one.get(parties), other.get(parties)) for parties in wanted]
    return sorted(lines, key=lambda line: sorted(line.parties))


def counts(lines: list[Line]) -> Counter[str]:
    """How many ties stand where, and how many differ in each property (``differing:signed_on``)."""
    found = Counter(line.where for line in lines)
    found.update(f"differing:{name}" for line in lines for name in line.differing)
    return found


def countries(left: str, right: str) -> list[str]:
    """Codes of the countries of the parties of both lists."""
    revision = current_revision()
    places = {pk for key in (left, right) for parties in _entries(key, revision) for pk in parties}
    found: set[str] = set()
    for part in chunks(places):
        found.update(Place.objects.filter(pk__in=part).values_list("country", flat=True).distinct())
    return sorted(found - {""})


def _line(left: Entry | None, right: Entry | None) -> Line:
    if left is None or right is None:
        return Line(left, right)
    return Line(left, right, tuple(name for name in COMPARED if _differ(name, left.values, right.values)))


def _differ(name: str, left: Mapping[str, str], right: Mapping[str, str]) -> bool:
    """Whether both say something and not the same: 1979 beside 1979-11-02 says the same, less exactly."""
    one, other = left.get(name, ""), right.get(name, "")
    silent = {"", NOTHING_SAID.get(name, "")}
    if one in silent or other in silent:
        return False
    if name in DATES:
        return not (one.startswith(other) or other.startswith(one))
    return one != other


@lru_cache(maxsize=8)
def _entries(key: str, revision: int) -> dict[Parties, Entry]:
    """The ties of a list by their parties; kept until the registry changes."""
    return _of_registry() if key == REGISTRY else _of_imports(key)


def forget() -> None:
    """Drop what is kept of lists."""
    _entries.cache_clear()


def _of_registry() -> dict[Parties, Entry]:
    parties: dict[str, set[str]] = defaultdict(set)
    for tie, party in TieParty.objects.values_list("tie_id", "party_id").iterator(5000):
        parties[str(tie)].add(str(party))
    found: dict[Parties, Entry] = {}
    rows = Tie.objects.order_by("-entity_id").values_list(
        "entity_id", "since", "kind", "legal_status", "in_force_on", "ended"
    )
    for pk, *values in rows.iterator(5000):
        key = frozenset(parties[pk])
        found[key] = Entry(key, pk, dict(zip(COMPARED, values, strict=True)))
    return found


def _of_imports(key: str) -> dict[Parties, Entry]:
    """What the rows of a source or of one import say, whatever became of it in the registry."""
    kind, _separator, name = key.partition(":")
    of_list = Q(evidence__batch__source=name) if kind == "source" else Q(evidence__batch=int(name))
    links = Claim.evidence.through.objects.filter(
        of_list, evidence__batch__undone_at=None, claim__entity__kind=Entity.Kind.TIE
    )
    heads = dict(Entity.objects.filter(canonical_of__isnull=False).values_list("pk", "canonical_of"))
    parties: dict[str, set[str]] = defaultdict(set)
    values: dict[str, dict[str, str]] = defaultdict(dict)
    rows = links.order_by("evidence_id").values_list("claim__entity_id", "claim__property", "claim__value")
    for tie, property, value in rows.iterator(5000):
        if property == "party":
            parties[tie].add(str(heads.get(value, value)))
        elif property in COMPARED:
            values[tie][property] = str(value)
    found: dict[Parties, Entry] = {}
    for tie, members in sorted(parties.items()):
        both = frozenset(members)
        entry = found.setdefault(both, Entry(both, str(heads.get(tie, tie))))
        entry.values |= values.get(tie, {})
    return found
