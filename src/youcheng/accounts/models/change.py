"""What people did to working records."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """One act of one person on one record; the registry's facts have their claims instead.

    ``before`` and ``after`` hold the fields that differ and nothing else: both empty objects for an act that changes no
    field, ``before`` empty for a creation, ``after`` empty for a removal.
    """

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="changes"
    )
    """Who did it; None for the installation itself, or once the account is gone (``by_name`` stays)."""
    by_name = models.CharField(max_length=150, blank=True)
    verb = models.CharField(_("act"), max_length=40)
    """A lower-case English word such as ``created``, ``renamed``, ``role_changed``."""
    kind = models.CharField(_("kind of record"), max_length=60)
    """The record's model label in lower case, such as ``office.contact``."""
    object_id = models.CharField(max_length=64)
    label = models.CharField(max_length=200, blank=True)
    """The record by name as it was then."""
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.SET_NULL, null=True, blank=True, related_name="changes"
    )
    """Whose work it was; its administrators see the change."""
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "object_id", "-at"], name="change_by_object"),
            models.Index(fields=["organisation", "-at"], name="change_by_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name} {self.verb} {self.kind} {self.label}"

    @property
    def fields(self) -> list[tuple[str, Any, Any]]:
        """``(field, before, after)`` for every field that differs, in alphabetical order."""
        names = sorted({*self.before, *self.after})
        return [(name, self.before.get(name), self.after.get(name)) for name in names]
