"""The projected tables: which columns are computed, and the writing of what differs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.db import models

from youcheng.registry.domain.insertion import insert_rows
from youcheng.registry.domain.projection.changes import Changes
from youcheng.registry.models import (
    Agreement,
    Body,
    Event,
    Exchange,
    Figure,
    Initiative,
    Person,
    Place,
    PlaceName,
    Post,
    ProfileEntry,
    RecordClaim,
    Signer,
    Tie,
    TieParty,
    TieSegment,
    Wish,
)

Values = dict[str, Any]
CHUNK = 2000
T = TypeVar("T")


@dataclass(frozen=True)
class Table:
    """A projected table. ``owner`` is the column of the entity a row belongs to; ``key`` tells its rows apart."""

    model: type[models.Model]
    owner: str = "entity_id"
    key: tuple[str, ...] = ()
    uncomputed: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """All computed columns, owner and key among them."""
        fields = [field.attname for field in self.model._meta.concrete_fields]
        return tuple(name for name in fields if name != "id" and name not in self.uncomputed)

    @property
    def name(self) -> str:
        """The table's name for people: the model's."""
        return self.model.__name__

    def identity(self, row: Values) -> tuple[Any, ...]:
        """What a row is known by."""
        return (row[self.owner], *(row[name] for name in self.key))


PLACE = Table(Place, uncomputed=("ties_count",))
PLACE_NAME = Table(PlaceName, "place_id", ("text", "language"))
PROFILE_ENTRY = Table(ProfileEntry, "place_id", ("kind", "text"))
BODY = Table(Body)
TIE = Table(Tie)
TIE_SEGMENT = Table(TieSegment, "tie_id", ("kind", "valid_from"))
TIE_PARTY = Table(TieParty, "tie_id", ("position",))
AGREEMENT = Table(Agreement)
SIGNER = Table(Signer, "agreement_id", ("position",))
EXCHANGE = Table(Exchange)
EVENT = Table(Event)
INITIATIVE = Table(Initiative)
PERSON = Table(Person)
POST = Table(Post, "person_id", ("title", "language", "body_id", "body_text", "valid_from", "valid_to"))
FIGURE = Table(Figure)
RECORD = Table(RecordClaim)
WISH = Table(Wish)


def write(table: Table, owners: Collection[str], rows: Iterable[Values], changes: Changes) -> set[str]:
    """Make the rows of ``owners`` in ``table`` be ``rows``; returns the owners whose rows changed."""
    wanted = {table.identity(row): row for row in rows}
    stored: dict[tuple[Any, ...], tuple[Any, Values]] = {}
    manager = table.model._default_manager
    for part in chunks(owners):
        found = manager.filter(**{f"{table.owner}__in": part}).values_list("pk", *table.columns)
        for pk, *values in found.iterator(CHUNK):
            row = dict(zip(table.columns, values, strict=True))
            stored[table.identity(row)] = (pk, row)

    changed: set[str] = set()
    gone = [(pk, row) for identity, (pk, row) in stored.items() if identity not in wanted]
    for _pk, row in gone:
        changed.add(row[table.owner])
        changes.note(table.name, row[table.owner], "deleted", row, None)
    new: list[Values] = []
    altered: list[models.Model] = []
    replaced: list[Any] = []
    fields: set[str] = set()
    for identity, row in wanted.items():
        before = stored.get(identity)
        if before is None:
            new.append(row)
            changes.note(table.name, row[table.owner], "created", None, row)
            changed.add(row[table.owner])
            continue
        pk, old = before
        if old != row:
            differing = [name for name in table.columns if old[name] != row[name]]
            if table.key:
                # Rows of a list may trade places, which a unique constraint would refuse halfway through.
                replaced.append(pk)
                new.append(row)
            else:
                fields.update(differing)
                altered.append(table.model(**row))
            changes.note(
                table.name,
                row[table.owner],
                "updated",
                {name: old[name] for name in differing},
                {name: row[name] for name in differing},
            )
            changed.add(row[table.owner])
    for part in chunks([pk for pk, _row in gone] + replaced):
        manager.filter(pk__in=part).delete()
    if altered:
        manager.bulk_update(altered, sorted(_field_names(table.model, fields)), batch_size=200)
    insert_rows(table.model, new)
    return changed


def _field_names(model: type[models.Model], attnames: Iterable[str]) -> set[str]:
    by_attname = {field.attname: field.name for field in model._meta.concrete_fields}
    return {by_attname[name] for name in attnames}


def chunks(items: Collection[T]) -> Iterable[list[T]]:
    """The items in lists short enough for one query's parameters."""
    listed = list(items)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]
