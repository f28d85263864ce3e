"""Readings: a document's way through the queue."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.intake.models.story import Story
from youcheng.registry.models import Document


class Reading(models.Model):
    """The reading of one document, from the queue to the desk.

    ``checks`` and ``problems`` follow the reading engine's published schema; text and blocks are the document's.
    """

    class Status(models.TextChoices):
        QUEUED = "queued", _("waiting")
        READING = "reading", _("being read")
        READY = "ready", _("ready for review")
        FAILED = "failed", _("could not be read")

    class Priority(models.IntegerChoices):
        LOW = -1, _("low")
        NORMAL = 0, _("normal")
        HIGH = 1, _("high")

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="reading")
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.QUEUED)
    priority = models.SmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="readings_assigned"
    )
    story = models.ForeignKey(Story, on_delete=models.SET_NULL, null=True, blank=True, related_name="readings")
    declared_type = models.CharField(max_length=100, blank=True)
    """The media type under which the file was sent."""
    engine_version = models.CharField(max_length=40, blank=True)
    checks = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    """``[{"code": "encrypted", "message": "…", "fatal": true}]``"""
    queued_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-priority", "-queued_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["queued", "reading", "ready", "failed"]), name="reading_status_known"
            ),
        ]
        indexes = [models.Index(fields=["status", "-priority", "-queued_at"])]

    def __str__(self) -> str:
        return str(self.document)

    @property
    def state_words(self) -> str:
        """The state for people: a document whose facts are all decided is done."""
        if self.status == Reading.Status.READY and not getattr(self, "open_count", 1):
            return str(_("done"))
        return str(self.get_status_display())

    @property
    def state_badge(self) -> str:
        """The badge that goes with the state."""
        done = self.status == Reading.Status.READY and not getattr(self, "open_count", 1)
        return "accepted" if done else {"ready": "proposed", "failed": "failed"}.get(self.status, "queued")
