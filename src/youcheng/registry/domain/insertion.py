"""Many rows into a table at once, past the object layer, which costs most of the time of an import.

Defaults and ``auto_now_add`` are filled in here; constraints and foreign keys are the database's to check as always.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, models
from django.utils import timezone

PLAIN = (models.CharField, models.TextField, models.ForeignKey, models.FloatField, models.IntegerField)
BATCH = 5000
MANY = 1000


def insert_rows(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows given by column (``entity_id``, not ``entity``). All rows must name the same columns."""
    if not rows:
        return
    given = list(rows[0])
    now = timezone.now()
    columns: list[models.Field[Any, Any]] = []
    defaults: list[Any] = []
    for field in model._meta.concrete_fields:
        if field.attname in given:
            columns.append(field)
        elif not isinstance(field, models.AutoField):
            columns.append(field)
            defaults.append(now if getattr(field, "auto_now_add", False) else field.get_default())
    columns.sort(key=lambda field: field.attname not in given)
    names = [field.attname for field in columns if field.attname in given]
    prepare = [_preparer(field) for field in columns]
    fixed = [
        value if convert is None else convert(value)
        for convert, value in zip(prepare[len(names) :], defaults, strict=True)
    ]
    values = (
        [
            row[name] if convert is None else convert(row[name])
            for name, convert in zip(names, prepare[: len(names)], strict=True)
        ]
        + fixed
        for row in rows
    )
    quote = connection.ops.quote_name
    into = ", ".join(quote(str(field.column)) for field in columns)
    marks = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({into}) VALUES ({marks})"  # noqa: S608  names of our own models
    _run_many(sql, values)
    if connection.vendor == "postgresql" and len(rows) >= MANY:
        # The planner knows nothing of rows this transaction wrote, and would walk them one by one for each other.
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {quote(model._meta.db_table)}")


def update_column(model: type[models.Model], column: str, values: Mapping[Any, Any]) -> None:
    """Set one column of many rows, given by primary key."""
    quote = connection.ops.quote_name
    field = model._meta.get_field(column)
    key = model._meta.pk
    assert isinstance(field, models.Field) and key is not None
    table, changed, identity = map(quote, (model._meta.db_table, str(field.column), str(key.column)))
    sql = f"UPDATE {table} SET {changed} = %s WHERE {identity} = %s"  # noqa: S608  names of our own models
    _run_many(sql, ((value, pk) for pk, value in values.items()))


def _run_many(sql: str, values: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor:
        waiting: list[Sequence[Any]] = []
        for row in values:
            waiting.append(row)
            if len(waiting) == BATCH:
                cursor.executemany(sql, waiting)
                waiting = []
        if waiting:
            cursor.executemany(sql, waiting)


def _preparer(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """How a value of the field goes to the database; None where it goes as it is."""
    if isinstance(field, PLAIN):
        return None
    return lambda value: field.get_db_prep_save(value, connection)
