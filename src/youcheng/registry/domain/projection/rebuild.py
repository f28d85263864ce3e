"""Projection of some entities, and of all.

Kinds are projected in the order in which their rows depend on each other: places, organisations, exchanges, ties, the
rest; last the number of public ties of each place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count, Q

from youcheng.registry.domain.insertion import insert_rows, update_column
from youcheng.registry.domain.projection import (
    agreement,
    body,
    event,
    exchange,
    figure,
    initiative,
    person,
    place,
    record,
    tie,
    wish,
)
from youcheng.registry.domain.projection.changes import Changes
from youcheng.registry.domain.projection.context import load_for_ties, load_kinds
from youcheng.registry.domain.projection.facts import EntityFacts, load
from youcheng.registry.domain.projection.tables import (
    AGREEMENT,
    BODY,
    EVENT,
    EXCHANGE,
    FIGURE,
    INITIATIVE,
    PERSON,
    PLACE,
    PLACE_NAME,
    POST,
    PROFILE_ENTRY,
    RECORD,
    SIGNER,
    TIE,
    TIE_PARTY,
    TIE_SEGMENT,
    WISH,
    Table,
    Values,
    chunks,
    write,
)
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.models import Entity, Exchange, Place, TieParty

Progress = Callable[[str, int, int], None]
"""Called with what is being computed, how much is done, and of how much."""
KIND = Entity.Kind


def _tie_rows(entities: Collection[EntityFacts]) -> Iterator[tuple[Table, Values]]:
    parties = {party for facts in entities for party in tie.parties_of(facts)}
    context = load_for_ties([facts.entity for facts in entities], parties)
    for facts in entities:
        yield from tie.rows(facts, context)


def _place_rows(entities: Collection[EntityFacts]) -> Iterator[tuple[Table, Values]]:
    for facts in entities:
        yield from place.rows(facts)


def _each(
    rows: Callable[[EntityFacts], Iterator[tuple[Table, Values]]],
) -> Callable[[Collection[EntityFacts]], Iterator[tuple[Table, Values]]]:
    def all_rows(entities: Collection[EntityFacts]) -> Iterator[tuple[Table, Values]]:
        for facts in entities:
            yield from rows(facts)

    return all_rows


@dataclass(frozen=True, slots=True)
class Projector:
    """How one kind of entity becomes rows: its tables, the owning one first."""

    tables: tuple[Table, ...]
    rows: Callable[[Collection[EntityFacts]], Iterator[tuple[Table, Values]]]


PROJECTORS: dict[str, Projector] = {
    KIND.PLACE: Projector((PLACE, PLACE_NAME, PROFILE_ENTRY), _place_rows),
    KIND.BODY: Projector((BODY,), _each(body.rows)),
    KIND.EXCHANGE: Projector((EXCHANGE,), _each(exchange.rows)),
    KIND.TIE: Projector((TIE, TIE_SEGMENT, TIE_PARTY), _tie_rows),
    KIND.AGREEMENT: Projector((AGREEMENT, SIGNER), _each(agreement.rows)),
    KIND.EVENT: Projector((EVENT,), _each(event.rows)),
    KIND.PERSON: Projector((PERSON, POST), _each(person.rows)),
    KIND.INITIATIVE: Projector((INITIATIVE,), _each(initiative.rows)),
    KIND.FIGURE: Projector((FIGURE,), _each(figure.rows)),
    KIND.RECORD: Projector((RECORD,), _each(record.rows)),
    KIND.WISH: Projector((WISH,), _each(wish.rows)),
}


@dataclass(slots=True)
class _Run:
    """One projection: what to do per kind, and what changed."""

    todo: dict[str, set[str]]
    progress: Progress | None = None
    changes: Changes = field(default_factory=Changes)
    count_at: set[str] = field(default_factory=set)
    """Places whose number of ties may have changed."""

    def run(self) -> Changes:
        for kind, projector in PROJECTORS.items():
            ids = sorted(self.todo.get(kind, ()))
            done = 0
            for part in chunks(ids):
                self._report(kind, done, len(ids))
                self._project(kind, projector, part)
                done += len(part)
            self._report(kind, done, len(ids))
        self._count_ties()
        return self.changes

    def _report(self, what: str, done: int, total: int) -> None:
        if self.progress is not None and total:
            self.progress(what, done, total)

    def _project(self, kind: str, projector: Projector, ids: list[str]) -> None:
        facts = load(ids)
        if kind == KIND.EXCHANGE:
            self._add_ties(Exchange.objects.filter(pk__in=ids).values_list("tie_id", flat=True))
        if kind == KIND.TIE:
            self._add_parties(ids)
        rows: dict[str, list[Values]] = {table.name: [] for table in projector.tables}
        for table, row in projector.rows(list(facts.values())):
            rows[table.name].append(row)
        if kind == KIND.PLACE:
            self._ensure_provinces(rows[PLACE.name])
        changed: set[str] = set()
        for table in projector.tables:
            if table is not projector.tables[0]:
                # Rows of a parent that goes away go with it by cascade and must not be looked for.
                owners = [row["entity_id"] for row in rows[projector.tables[0].name]]
                changed |= write(table, ids if kind == KIND.PLACE else owners, rows[table.name], self.changes)
            else:
                changed |= write(table, ids, rows[table.name], self.changes)
        if kind == KIND.PLACE:
            self.count_at.update(ids)
            self._add_ties_of(Q(place__in=changed))
        elif kind == KIND.BODY:
            self._add_ties_of(Q(party__in=changed))
        elif kind == KIND.EXCHANGE:
            self._add_ties(row["tie_id"] for row in rows[EXCHANGE.name])
        elif kind == KIND.TIE:
            self._add_parties(ids)

    def _add_ties(self, ids: Iterable[str]) -> None:
        self.todo.setdefault(KIND.TIE, set()).update(ids)

    def _add_ties_of(self, condition: Q) -> None:
        self._add_ties(TieParty.objects.filter(condition).values_list("tie_id", flat=True))

    def _add_parties(self, ties: list[str]) -> None:
        parties = TieParty.objects.filter(tie__in=ties, place__isnull=False)
        self.count_at.update(str(found) for found in parties.values_list("place_id", flat=True))

    def _ensure_provinces(self, rows: list[Values]) -> None:
        """Make entities for provinces that places lie in, and have their own rows computed too."""
        wanted = {row["province_id"] for row in rows if row["province_id"]}
        known = {row["entity_id"] for row in rows} | load_kinds(wanted).keys()
        new = wanted - known
        if new:
            insert_rows(Entity, [{"id": pk, "kind": KIND.PLACE.value} for pk in sorted(new)])
            self._project(KIND.PLACE, PROJECTORS[KIND.PLACE], sorted(new))

    def _count_ties(self) -> None:
        for part in chunks(sorted(self.count_at)):
            counted = dict(
                TieParty.objects.filter(place__in=part, tie__public=True)
                .values_list("place_id")
                .annotate(ties=Count("tie", distinct=True))
            )
            altered: dict[str, int] = {}
            for pk, before in Place.objects.filter(pk__in=part).values_list("entity_id", "ties_count"):
                after = counted.get(pk, 0)
                if before != after:
                    altered[pk] = after
                    self.changes.note(PLACE.name, pk, "updated", {"ties_count": before}, {"ties_count": after})
            update_column(Place, "ties_count", altered)


def project(entity_ids: Collection[str], *, progress: Progress | None = None) -> Changes:
    """Compute the rows of entities anew, and of whatever depends on them.

    Ids of merged entities stand for their canonical one; rows that a merged entity still has are removed.
    """
    todo: dict[str, set[str]] = {}
    for part in chunks(set(entity_ids)):
        for pk, kind, head in Entity.objects.filter(pk__in=part).values_list("pk", "kind", "canonical_of"):
            todo.setdefault(kind, set()).update({pk, head or pk})
    with transaction.atomic():
        return _Run(todo, progress).run()


@changes_registry
def rebuild(*, progress: Progress | None = None, check: bool = False) -> Changes:
    """Compute every row of the registry anew and say what changed; with ``check`` nothing is kept."""
    from youcheng.registry.domain.merge import recompute_canonical

    with transaction.atomic():
        changes = Changes()
        recompute_canonical(changes)
        todo: dict[str, set[str]] = {}
        for pk, kind in Entity.objects.values_list("pk", "kind").iterator(10_000):
            todo.setdefault(kind, set()).add(pk)
        changes.add(_Run(todo, progress).run())
        if check:
            transaction.set_rollback(True)
    return changes
