"""The one change log of working records.

A verb takes :func:`state_of` the record before and after, in its own transaction, and calls :func:`record_change`:

    before = state_of(contact)
    contact.save()
    record_change(by=by, obj=contact, verb="edited", before=before, after=state_of(contact))
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet

from youcheng.accounts.models import Change, Organisation, User

LABEL_LENGTH = 200
ERASED = "…"
"""What stands in the log for a value that was erased on request."""


def kind_of(obj: Model | type[Model]) -> str:
    """How the log names a model: ``office.contact``."""
    return obj._meta.label_lower


def state_of(obj: Model, *, leave_out: Iterable[str] = ()) -> dict[str, Any]:
    """The record's own columns as JSON values: a foreign key as its id, a file as its name.

    ``leave_out`` names fields that do not belong into a log, such as hashes of secrets.
    """
    skip = {"id", *leave_out}
    found = {
        field.attname: field.value_to_string(obj)
        if field.get_internal_type() == "FileField"
        else field.value_from_object(obj)
        for field in obj._meta.concrete_fields
        if field.name not in skip and field.attname not in skip
    }
    return _plain(found)


def record_change(
    *,
    by: User | None,
    obj: Model,
    verb: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    organisation: Organisation | None = None,
) -> Change:
    """Write one act into the log, with those fields alone that differ between ``before`` and ``after``.

    ``organisation`` is whose work it was; without it, the record's own ``organisation`` if it has one. Call it before
    deleting ``obj``, while it still has its id.
    """
    old, new = _plain(dict(before or {})), _plain(dict(after or {}))
    differing = [name for name in {*old, *new} if old.get(name) != new.get(name) or (name in old) != (name in new)]
    if organisation is None:
        organisation = obj if isinstance(obj, Organisation) else getattr(obj, "organisation", None)
    return Change.objects.create(
        by=by,
        by_name=by.username if by else "",
        verb=verb,
        kind=kind_of(obj),
        object_id=str(obj.pk),
        label=str(obj)[:LABEL_LENGTH],
        organisation=organisation,
        before={name: old[name] for name in differing if name in old},
        after={name: new[name] for name in differing if name in new},
    )


def changes_of(obj: Model) -> QuerySet[Change]:
    """Everything that was done to one record, the latest first, with who did it."""
    return Change.objects.filter(kind=kind_of(obj), object_id=str(obj.pk)).select_related("by", "organisation")


def erase_values(obj: Model) -> int:
    """Take the values (never the acts) of one record out of the log; the number of entries touched.

    For records about people that must be erased: who did what and when stays, what was written goes.
    """
    entries = list(changes_of(obj))
    for entry in entries:
        entry.label = ERASED
        entry.before = dict.fromkeys(entry.before, ERASED)
        entry.after = dict.fromkeys(entry.after, ERASED)
    Change.objects.bulk_update(entries, ["label", "before", "after"])
    return len(entries)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """The values as JSON will give them back, so that a date and its text do not count as different."""
    plain: dict[str, Any] = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
    return plain
