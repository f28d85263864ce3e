"""The change log in the reader's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateTimeField, Field, Model
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from youcheng.accounts.models import Change

ACTS = (
    pgettext_lazy("act", "created"),
    pgettext_lazy("act", "edited"),
    pgettext_lazy("act", "moved"),
    pgettext_lazy("act", "removed"),
    pgettext_lazy("act", "invited"),
    pgettext_lazy("act", "revoked"),
    pgettext_lazy("act", "accepted"),
    pgettext_lazy("act", "role changed"),
    pgettext_lazy("act", "password changed"),
    pgettext_lazy("act", "signed out everywhere"),
    pgettext_lazy("act", "session ended"),
    pgettext_lazy("act", "account closed"),
    pgettext_lazy("act", "account reopened"),
    pgettext_lazy("act", "way to sign in added"),
    pgettext_lazy("act", "way to sign in removed"),
    pgettext_lazy("act", "recovery codes made"),
)
"""This room's acts; other rooms translate theirs in their catalogues, under the context ``act``."""

UNSAID = {"path", "created_at", "created_by_id"}
"""Fields that the line itself says (who, when) or that follow from another."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a change: its name, and both values as text (None where there was none)."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A change with its act, its kind of record and its fields in words."""

    change: Change
    act: str
    kind: str
    lines: list[Line]


def rows_of(changes: Iterable[Change]) -> list[Row]:
    """The changes in words; records that they point to are named, by one query for each kind of record."""
    found = list(changes)
    names = _names_of(found)
    return [Row(one, act_words(one.verb), kind_words(one.kind), _lines(one, names)) for one in found]


def act_words(verb: str) -> str:
    """``role_changed`` → “role changed”, in the reader's language where a catalogue has it."""
    return pgettext("act", verb.replace("_", " "))


def kind_words(kind: str) -> str:
    """``accounts.organisation`` → “organisation”."""
    model = _model(kind)
    return str(model._meta.verbose_name) if model else kind


def _lines(change: Change, names: dict[tuple[type[Model], str], str]) -> list[Line]:
    lines = []
    for name, before, after in change.fields:
        if name in UNSAID or (before in (None, "") and after in (None, "")):
            continue
        field = _field(change.kind, name)
        words = str(getattr(field, "verbose_name", "") or name.replace("_", " "))
        lines.append(
            Line(
                words,
                _value_words(field, before, names) if name in change.before else None,
                _value_words(field, after, names) if name in change.after else None,
            )
        )
    return lines


def _names_of(changes: list[Change]) -> dict[tuple[type[Model], str], str]:
    wanted: dict[type[Model], set[str]] = defaultdict(set)
    for change in changes:
        for name, before, after in change.fields:
            field = _field(change.kind, name)
            if field is not None and field.related_model and isinstance(field.related_model, type):
                wanted[field.related_model].update(str(one) for one in (before, after) if isinstance(one, (int, str)))
    return {
        (model, str(pk)): str(record)
        for model, keys in wanted.items()
        for pk, record in model._default_manager.in_bulk([key for key in keys if key]).items()
    }


def _value_words(field: Field[Any, Any] | None, value: Any, names: dict[tuple[type[Model], str], str]) -> str:
    if isinstance(value, list):
        value = ", ".join(_value_words(field, one, names) for one in value)
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field is None or isinstance(value, dict):
        return str(value)
    if field.related_model and isinstance(field.related_model, type):
        return names.get((field.related_model, str(value)), str(value))
    if isinstance(field, DateTimeField) and (moment := parse_datetime(str(value))):
        return date_format(timezone.localtime(moment), "Y-m-d H:i")
    return str(dict(field.flatchoices or ()).get(value, value))


def _model(kind: str) -> type[Model] | None:
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def _field(kind: str, name: str) -> Field[Any, Any] | None:
    model = _model(kind)
    try:
        found = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, Field) else None
