"""Accepted claims gathered per entity, ready to be turned into rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.models import Claim, Entity, Evidence
from youcheng.registry.properties import PROPERTIES, Holds, holds_of
from youcheng.registry.values import PartialDate

RANK_OF_WORD = 80
"""An officer's own word outweighs a page of the press (50) and yields to an official gazette (100)."""
RANK_OF_ROW = 30
ORDER_OF_VERIFICATION = {"none": 0, "imported": 1, "reviewed": 2, "confirmed": 3}


@dataclass(slots=True)
class Fact:
    """One accepted claim; entities in ``value`` are the canonical ones."""

    claim: int
    name: str
    """Of the property."""
    value: Any
    language: str
    valid_from: str
    valid_to: str
    verification: str
    preferred: bool
    public: bool
    weight: tuple[int, str] = (0, "")
    """Source rank and date of the best evidence; loaded only where values disagree."""

    @property
    def order(self) -> tuple[bool, tuple[int, str], int]:
        """What decides between disagreeing claims: a person's preference, source rank, date, then the later claim."""
        return (self.preferred, self.weight, self.claim)


@dataclass(slots=True)
class EntityFacts:
    """The accepted claims about one canonical entity and those judged to be it."""

    entity: str
    kind: str
    withheld: bool = False
    facts: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))

    def __bool__(self) -> bool:
        return bool(self.facts)

    def many(self, name: str) -> list[Fact]:
        """All facts of a property, in the order in which their claims were made."""
        return self.facts.get(name, [])

    def one(self, name: str) -> Fact | None:
        """The fact that stands for a property, over all languages and periods."""
        return pick(self.many(name))

    def value(self, name: str, default: Any = "") -> Any:
        """The value that stands for a property."""
        fact = self.one(name)
        return default if fact is None else fact.value

    def by_language(self, name: str) -> dict[str, Fact]:
        """For each language the fact that stands."""
        return self._grouped(name, lambda fact: fact.language)

    def by_start(self, name: str) -> dict[str, Fact]:
        """For each beginning of validity the fact that stands."""
        return self._grouped(name, lambda fact: fact.valid_from)

    def latest(self, name: str) -> Fact | None:
        """The fact whose validity begins last; an unknown beginning counts as the earliest."""
        starts = self.by_start(name)
        return starts[max(starts)] if starts else None

    def texts(self, name: str) -> list[dict[str, str]]:
        """Distinct words with their languages, sorted."""
        found = {(fact.value, fact.language) for fact in self.many(name)}
        return [{"text": text, "language": language} for text, language in sorted(found)]

    def _grouped(self, name: str, key: Callable[[Fact], str]) -> dict[str, Fact]:
        groups: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.many(name):
            groups[key(fact)].append(fact)
        return {group: chosen for group, facts in groups.items() if (chosen := pick(facts)) is not None}

    @property
    def verification(self) -> str:
        """The weakest verification among the facts."""
        found = {fact.verification for facts in self.facts.values() for fact in facts}
        return min(found, key=ORDER_OF_VERIFICATION.__getitem__, default="none")

    @property
    def public(self) -> bool:
        """Whether the public may see the row: not withheld, and some claim is public."""
        return not self.withheld and any(fact.public for facts in self.facts.values() for fact in facts)

    def disagreements(self) -> dict[str, list[list[Fact]]]:
        """Per property the groups of facts among which values disagree, settled or not."""
        found: dict[str, list[list[Fact]]] = {}
        for name, facts in self.facts.items():
            if len(facts) < 2:
                continue
            groups: dict[str, list[Fact]] = defaultdict(list)
            holds = holds_of(PROPERTIES[name], self.kind)
            if holds is Holds.MANY:
                continue
            for fact in facts:
                groups[_group(fact, holds)].append(fact)
            apart = [group for group in groups.values() if len({_comparable(f.value) for f in compatible(group)}) > 1]
            if apart:
                found[name] = apart
        return found

    def conflicts(self) -> list[str]:
        """Properties whose accepted values disagree and that nobody has settled by a preference."""
        return sorted(
            name
            for name, groups in self.disagreements().items()
            if any(not any(fact.preferred for fact in group) for group in groups)
        )

    def row(self) -> dict[str, Any]:
        """The columns that every projected row has."""
        return {
            "entity_id": self.entity,
            "verification": self.verification,
            "public": self.public,
            "conflicts": self.conflicts(),
        }


def _group(fact: Fact, holds: Holds) -> str:
    if holds is Holds.ONE_PER_LANGUAGE:
        return fact.language
    return fact.valid_from if holds is Holds.ONE_PER_START else ""


def _comparable(value: Any) -> Any:
    return tuple(sorted(value.items())) if isinstance(value, dict) else value


def compatible(facts: Iterable[Fact]) -> list[Fact]:
    """The facts without dates that another one only makes more precise: 1979 beside 1979-11-02 is no conflict."""
    listed = list(facts)
    if not listed or not isinstance(PROPERTIES[listed[0].name].type, PartialDate):
        return listed
    return [
        fact
        for fact in listed
        if not any(
            other.value != fact.value and other.value.startswith(fact.value) and not fact.preferred for other in listed
        )
    ]


def pick(facts: Iterable[Fact]) -> Fact | None:
    """The fact that stands among those of one property."""
    listed = list(facts)
    if len(listed) < 2:
        return listed[0] if listed else None
    return max(compatible(listed), key=lambda fact: fact.order)


def load(ids: Collection[str]) -> dict[str, EntityFacts]:
    """The facts of the canonical entities among ``ids``, with those of the entities judged to be them."""
    found: dict[str, EntityFacts] = {}
    members: dict[str, str] = {}
    for part in chunks(ids):
        wanted = set(part)
        group = Entity.objects.filter(Q(pk__in=part) | Q(canonical_of__in=part))
        for pk, kind, into, withheld in group.values_list("pk", "kind", "canonical_of", "withheld").order_by():
            head = into or pk
            if head not in wanted:
                continue
            facts = found.setdefault(head, EntityFacts(head, kind))
            facts.withheld = facts.withheld or withheld
            members[pk] = head
    columns = (
        "pk", "entity_id", "property", "value", "language", "valid_from", "valid_to", "verification", "preferred",
        "public",
    )  # fmt: skip
    references: set[str] = set()
    for part in chunks(list(members)):
        claims = Claim.objects.filter(entity__in=part, status=Claim.Status.ACCEPTED).order_by("pk")
        for pk, entity, name, value, *rest in claims.values_list(*columns).iterator(2000):
            if name in PROPERTIES and members[entity] in found:
                references.update(PROPERTIES[name].type.references(value))
                found[members[entity]].facts[name].append(Fact(pk, name, value, *rest))
    _follow_merges(found.values(), references)
    _weigh(found.values())
    return found


def _follow_merges(entities: Iterable[EntityFacts], references: Collection[str]) -> None:
    """Put the canonical entity in the place of each merged one."""
    canonical: dict[str, str] = {}
    for part in chunks(references):
        merged = Entity.objects.filter(pk__in=part, canonical_of__isnull=False)
        canonical.update((pk, str(into)) for pk, into in merged.values_list("pk", "canonical_of"))
    if canonical:
        for entity in entities:
            for name, facts in entity.facts.items():
                for fact in facts:
                    fact.value = canonical_value(name, fact.value, canonical)


def canonical_value(name: str, value: Any, canonical: dict[str, str]) -> Any:
    """The value with merged entities replaced by what they stand for."""
    if not canonical:
        return value
    references = PROPERTIES[name].type.references(value)
    if not any(reference in canonical for reference in references):
        return value
    if isinstance(value, str):
        return canonical.get(value, value)
    return {
        part: canonical.get(held, held) if isinstance(held, str) and held in references else held
        for part, held in value.items()
    }


def _weigh(entities: Iterable[EntityFacts]) -> None:
    """Load source rank and date for the facts that disagree."""
    disputed = {
        fact.claim: fact
        for entity in entities
        for groups in entity.disagreements().values()
        for group in groups
        for fact in group
    }
    if not disputed:
        return
    links = Claim.evidence.through.objects
    for part in chunks(list(disputed)):
        rows = links.filter(claim__in=part).values_list(
            "claim_id", "evidence__kind", "evidence__document__source_rank", "evidence__document__published",
            "evidence__at",
        )  # fmt: skip
        for claim, kind, rank, published, at in rows:
            if kind == Evidence.Kind.WORD:
                weight = RANK_OF_WORD
            elif kind == Evidence.Kind.ROW:
                weight = RANK_OF_ROW
            else:
                weight = rank
            fact = disputed[claim]
            fact.weight = max(fact.weight, (weight, published or at.date().isoformat()))
