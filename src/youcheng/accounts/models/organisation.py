"""Organisations as a tree, and who belongs to them in which role."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """An office, mission, partner or enterprise; a child stands below its parent (province, city, county)."""

    class Kind(models.TextChoices):
        OFFICE = "office", _("foreign affairs office")
        MISSION = "mission", _("consulate or mission")
        PARTNER = "partner", _("partner city's international division")
        ENTERPRISE = "enterprise", _("enterprise or institution")

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OFFICE)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs below"),
    )
    path = models.CharField(_("position in the tree"), max_length=255, editable=False, db_index=True)
    """Ids from the root down, such as ``/1/7/``: a subtree is a prefix."""
    place = models.CharField(_("place"), max_length=64, blank=True)
    """Entity id of the place whose office it is; text, since the registry stands above this room."""

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["parent", "name"], name="organisation_name_unique_below_parent")]

    def __str__(self) -> str:
        return self.name

    def covers(self, other: Organisation) -> bool:
        """Whether ``other`` is this organisation or stands below it."""
        return other.path.startswith(self.path)


class Role(models.TextChoices):
    """What a member may do, each role including those before it."""

    VIEWER = "viewer", _("viewer")
    OFFICER = "officer", _("officer")
    REVIEWER = "reviewer", _("reviewer")
    MANAGER = "manager", _("manager")
    ADMINISTRATOR = "administrator", _("administrator")

    @property
    def rank(self) -> int:
        """Position in the order of powers, from 0."""
        return list(Role).index(self)


class Membership(models.Model):
    """A user's role in an organisation; it holds for the whole subtree."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("user")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("organisation")
    )
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation"], name="membership_once_per_organisation"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation} · {self.get_role_display()}"
