"""Rows of a source into accepted claims, set-based: some hundred thousand rows in seconds, by a handful of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from youcheng.registry.domain.evidence import row_key
from youcheng.registry.domain.ids import claim_key
from youcheng.registry.domain.insertion import insert_rows
from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.models import Batch, Claim, Entity, Evidence
from youcheng.registry.properties import PROPERTIES, Holds

CREATED, UNCHANGED, UPDATED = "created", "unchanged", "updated"


@dataclass(frozen=True, slots=True)
class RowClaim:
    """What a row says: a property and its canonical value."""

    property: str
    value: Any
    language: str = ""
    valid_from: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a source: where it stands, its words, and what it says about one entity."""

    line: int
    quote: str
    entity: str
    claims: tuple[RowClaim, ...]


@dataclass(slots=True)
class Accounting:
    """What became of each row, and which entities need their rows computed."""

    outcomes: Counter[str] = field(default_factory=Counter)
    touched: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Known:
    """A claim that the registry has already."""

    pk: int
    status: str

    @property
    def waits(self) -> bool:
        """Whether an import may accept it: nobody decided on it, or a later file took its place and is taken back."""
        return self.status in (Claim.Status.PROPOSED, Claim.Status.SUPERSEDED)


def accept_rows(batch: Batch, rows: Sequence[SourceRow], *, kind: str, public: bool = True) -> Accounting:
    """Accept what rows of a batch say about entities of one kind, as imported by the person who runs the batch.

    ``public`` says whether everybody sees what is new.

    A person's decision stands: a claim that somebody rejected or corrected stays so. A value that the same source gave
    before and gives no longer is superseded. Call it inside a transaction, and project ``touched`` afterwards.
    """
    new_entities = ensure_entities({row.entity for row in rows}, kind)
    keys = [[claim_key(row.entity, c.property, c.value, c.language, c.valid_from) for c in row.claims] for row in rows]
    known = _known_claims(key for row in keys for key in row)
    evidence_keys = [row_key(batch.source, row.quote) for row in rows]
    evidence = _known_evidence(evidence_keys)
    seen_before = set(evidence)

    account = Accounting()
    # A row says something new when it was never seen, or a claim of it is not there or does not stand any more.
    fresh = [
        index
        for index, row_keys in enumerate(keys)
        if evidence_keys[index] not in seen_before or any(key not in known or known[key].waits for key in row_keys)
    ]
    _make_evidence(batch, [(evidence_keys[index], rows[index]) for index in fresh], evidence)
    made = _make_claims(batch, [(rows[i], keys[i], evidence[evidence_keys[i]]) for i in fresh], known, public)
    links = []
    for index in fresh:
        ground = evidence[evidence_keys[index]]
        for key in keys[index]:
            claim = made.get(key) or known[key].pk
            if key in made or evidence_keys[index] not in seen_before:
                links.append((claim, ground))
    _link(links)
    standing = made | {key: known[key].pk for i in fresh for key in keys[i] if key in known and known[key].waits}
    superseded = _supersede(batch, [rows[i] for i in fresh if rows[i].entity not in new_entities], standing)

    changed = set(fresh)
    for index, row in enumerate(rows):
        if index not in changed:
            account.outcomes[UNCHANGED] += 1
            continue
        account.outcomes[CREATED if row.entity in new_entities else UPDATED] += 1
        account.touched.add(row.entity)
    account.touched |= superseded
    return account


def ensure_entities(ids: Collection[str], kind: str) -> set[str]:
    """Make the entities that are missing; returns the ids of the new ones."""
    known: set[str] = set()
    for part in chunks(ids):
        known.update(Entity.objects.filter(pk__in=part).values_list("pk", flat=True))
    new = set(ids) - known
    insert_rows(Entity, [{"id": pk, "kind": kind} for pk in sorted(new)])
    return new


def _known_claims(keys: Iterable[str]) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for part in chunks(set(keys)):
        for key, pk, status in Claim.objects.filter(key__in=part).values_list("key", "pk", "status"):
            found[key] = _Known(pk, status)
    return found


def _known_evidence(keys: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in chunks(set(keys)):
        found.update(Evidence.objects.filter(key__in=part).values_list("key", "pk"))
    return found


def _make_evidence(batch: Batch, rows: Sequence[tuple[str, SourceRow]], known: dict[str, int]) -> None:
    new = {
        key: {
            "key": key,
            "kind": Evidence.Kind.ROW.value,
            "batch_id": batch.pk,
            "row_number": row.line,
            "quote": row.quote,
        }
        for key, row in rows
        if key not in known
    }
    # A row of an import that was taken back belongs to the import that brings it again.
    for part in chunks([key for key, _row in rows if key in known]):
        Evidence.objects.filter(key__in=part, batch__undone_at__isnull=False).update(batch=batch)
    insert_rows(Evidence, list(new.values()))
    known.update(Evidence.objects.filter(batch=batch).values_list("key", "pk"))


def _make_claims(
    batch: Batch, rows: Iterable[tuple[SourceRow, list[str], int]], known: dict[str, _Known], public: bool
) -> dict[str, int]:
    """Make the claims that are not there yet and accept those nobody has decided; returns key → pk of the new ones."""
    now = timezone.now()
    new: dict[str, dict[str, Any]] = {}
    waiting: list[int] = []
    for row, keys, ground in rows:
        for said, key in zip(row.claims, keys, strict=True):
            if key in known:
                if known[key].waits:
                    waiting.append(known[key].pk)
                continue
            references = PROPERTIES[said.property].type.references(said.value)
            new[key] = {
                "key": key,
                "entity_id": row.entity,
                "property": said.property,
                "value": said.value,
                "language": said.language,
                "valid_from": said.valid_from,
                "refers_to_id": references[0] if references else None,
                "origin": Claim.Origin.IMPORT.value,
                "status": Claim.Status.ACCEPTED.value,
                "verification": Claim.Verification.IMPORTED.value,
                "public": public,
                "first_evidence_id": ground,
                "by_id": batch.by_id,
                "decided_by_id": batch.by_id,
                "decided_at": now,
            }
    for part in chunks(waiting):
        Claim.objects.filter(pk__in=part).update(
            status=Claim.Status.ACCEPTED,
            verification=Claim.Verification.IMPORTED,
            public=public,
            replaced_by=None,
            decided_by=batch.by_id,
            decided_at=now,
        )
    insert_rows(Claim, list(new.values()))
    made: dict[str, int] = {}
    for keys_part in chunks(new):
        made.update(Claim.objects.filter(key__in=keys_part).values_list("key", "pk"))
    return made


def _link(links: Iterable[tuple[int, int]]) -> None:
    """Attach evidence that is new to its claims."""
    insert_rows(
        Claim.evidence.through,
        [{"claim_id": claim, "evidence_id": ground} for claim, ground in dict.fromkeys(links)],
    )


def _supersede(batch: Batch, rows: Sequence[SourceRow], standing: dict[str, int]) -> set[str]:
    """Set aside single values that the same source gave before and now gives otherwise; returns whose they were."""
    single = {
        (row.entity, said.property): key
        for row in rows
        for said in row.claims
        if PROPERTIES[said.property].holds is Holds.ONE
        and (key := claim_key(row.entity, said.property, said.value, said.language, said.valid_from)) in standing
    }
    touched: set[str] = set()
    elsewhere = Claim.evidence.through.objects.filter(claim=OuterRef("pk")).exclude(
        Q(evidence__kind=Evidence.Kind.ROW) & Q(evidence__batch__source=batch.source)
    )
    for part in chunks({entity for entity, _property in single}):
        old = Claim.objects.filter(
            entity__in=part,
            status=Claim.Status.ACCEPTED,
            verification=Claim.Verification.IMPORTED,
            preferred=False,
            property__in={name for _entity, name in single},
        ).exclude(key__in=[single[pair] for pair in single if pair[0] in set(part)])
        for claim in old.exclude(Exists(elsewhere)):
            replacement = single.get((claim.entity_id, claim.property))
            if replacement is None:
                continue
            claim.status, claim.verification = Claim.Status.SUPERSEDED, Claim.Verification.NONE
            claim.public = False
            claim.replaced_by_id = standing[replacement]
            claim.save(update_fields=["status", "verification", "public", "replaced_by"])
            touched.add(claim.entity_id)
    return touched
