"""Pairs of entities that may be one, found in the background, and the searches that found them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youcheng.registry.models import Entity


class DuplicateSearch(models.Model):
    """One search of the whole registry for pairs that may be one."""

    class Status(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("under way")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    status = models.CharField(max_length=8, choices=Status.choices, default=Status.QUEUED)
    revision = models.PositiveBigIntegerField(default=0)
    """The registry's revision that was searched: a higher one now means that facts have changed since."""
    places = models.PositiveIntegerField(default=0)
    ties = models.PositiveIntegerField(default=0)
    """How many pairs of places and of ties it found."""
    error = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="duplicate_searches"
    )
    queued_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "duplicate searches"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["queued", "running", "done", "failed"]), name="duplicate_search_status_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.queued_at:%Y-%m-%d %H:%M}"


class DuplicateCandidate(models.Model):
    """Two entities that may be one, until a person judges; ``left`` is the smaller id.

    What people judged stands in the registry's judgements; here is only what waits, and what was put off.
    """

    kind = models.CharField(max_length=12, choices=Entity.Kind.choices)
    left = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="duplicates_left")
    right = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="duplicates_right")
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    """``[{"code": "same_name", "points": 3.5, "values": {"name": "…"}}]``, the weightiest first."""
    found_at = models.DateTimeField(auto_now_add=True)
    put_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates_put_off"
    )
    put_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="duplicate_candidate_once_per_pair"),
            models.CheckConstraint(condition=~Q(left=F("right")), name="duplicate_candidate_of_two"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="duplicate_score_is_a_share"),
            models.CheckConstraint(
                condition=Q(put_off_by__isnull=True, put_off_at__isnull=True)
                | Q(put_off_by__isnull=False, put_off_at__isnull=False),
                name="duplicate_candidate_put_off_by_someone",
            ),
        ]
        indexes = [models.Index(fields=["kind", "-score"])]

    def __str__(self) -> str:
        return f"{self.left_id} ? {self.right_id}"
