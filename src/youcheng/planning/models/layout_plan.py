"""Saved plans: a policy, what it was applied to, and what came out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.models import Organisation
from youcheng.registry.models import Entity


class LayoutPlan(models.Model):
    """One version of a region's plan. A solved plan is never changed: another policy is another version."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SOLVING = "solving", _("being worked out")
        READY = "ready", _("ready")
        FAILED = "failed", _("failed")
        STOPPED = "stopped", _("stopped")

    class Step(models.TextChoices):
        """What a plan that is being worked out is at."""

        GROUND = "ground", _("looking for partners of every unit")
        CHOICE = "choice", _("choosing the ties")
        FRONT = "front", _("weighing fit against spread")
        REASONS = "reasons", _("writing down the reasons")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="layout_plans", null=True, blank=True
    )
    """The office whose plan it is."""
    region = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="layout_plans")
    version = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=120, blank=True)
    policy = models.JSONField()
    """As the layout engine's policy schema."""
    rests_on = models.CharField(max_length=64, blank=True)
    """SHA-256 of the units and candidates that the plan was made from."""
    known_units = models.JSONField(default=dict)
    """How many units were known completely, partially, not at all."""
    result = models.JSONField(null=True, blank=True)
    """As the layout engine's plan schema."""
    report = models.JSONField(default=dict, blank=True)
    """Coverage before and after, the front, what each tie improves and why (see ``domain.plan_report``)."""
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.WAITING)
    step = models.CharField(max_length=8, choices=Step.choices, blank=True)
    failure = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="layout_plans")
    at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["region", "version"], name="layout_plan_version_once"),
            models.CheckConstraint(
                condition=~models.Q(status="ready") | models.Q(result__isnull=False),
                name="layout_plan_ready_has_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} v{self.version}"

    @property
    def pending(self) -> bool:
        """Whether it waits for the solver or is with it."""
        return self.status in (self.Status.WAITING, self.Status.SOLVING)
