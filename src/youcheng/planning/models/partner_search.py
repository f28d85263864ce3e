"""Questions put to the matching engine and its answers, kept so that no page waits for it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerSearch(models.Model):
    """One question about a place and the engine's latest answer to it.

    ``question`` is canonical JSON (see ``domain.partners_search``); ``answer`` is the engine's, as codes and values, so
    that it can be read in every language. An answer stays readable while a newer one is worked out.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        WORKING = "working", _("being worked out")
        READY = "ready", _("ready")
        FAILED = "failed", _("failed")

    place = models.CharField(max_length=40)
    question = models.CharField(max_length=300)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.WAITING)
    rests_on = models.CharField(max_length=80, blank=True)
    """The tables and the model that the answer was made from."""
    answer = models.JSONField(null=True, blank=True)
    failure = models.CharField(max_length=20, blank=True)
    """Why there is no answer: ``unknown`` (the engine does not have the place) or ``error``."""
    asked_at = models.DateTimeField(auto_now_add=True)
    queued_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "partner searches"
        constraints = [models.UniqueConstraint(fields=["place", "question"], name="partner_search_once")]

    def __str__(self) -> str:
        return f"{self.place} {self.question}"
