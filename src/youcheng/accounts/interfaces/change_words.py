"""The change log in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
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
    pgettext_lazy("act", "way to sign in added"),
    pgettext_lazy("act", "way to sign in removed"),
    pgettext_lazy("act", "recovery codes made"),
)
"""This room's acts; other rooms translate theirs in their catalogues, under the context ``act``."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a change: its name, and both values as text (None where there was none)."""

    name: str
    before: str | None
    after: str | None


def act_words(verb: str) -> str:
    """``role_changed`` → “role changed”, in the reader's language where a catalogue has it."""
    return pgettext("act", verb.replace("_", " "))


def kind_words(kind: str) -> str:
    """``accounts.organisation`` → “organisation”."""
    try:
        return str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        return kind


def lines_of(change: Change) -> list[Line]:
    """Its fields with their names and values in words."""
    return [
        Line(
            _field_words(change.kind, name),
            _value_words(change.kind, name, before) if name in change.before else None,
            _value_words(change.kind, name, after) if name in change.after else None,
        )
        for name, before, after in change.fields
    ]


def _field_words(kind: str, name: str) -> str:
    try:
        return str(getattr(apps.get_model(kind)._meta.get_field(name), "verbose_name", name))
    except (LookupError, ValueError, FieldDoesNotExist):
        return name.replace("_", " ")


def _value_words(kind: str, name: str, value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    try:
        choices = dict(getattr(apps.get_model(kind)._meta.get_field(name), "flatchoices", ()) or ())
    except (LookupError, ValueError, FieldDoesNotExist):
        choices = {}
    return str(choices.get(value, value))
