"""Imports: each run is one batch, accounted for row by row."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Batch(models.Model):
    """One import of one source. read = created + unchanged + updated + rejected, checked by the database."""

    source = models.CharField(max_length=80)
    """What kind of source: ``ties-tsv``, ``starter``, ``wikidata``, ``spreadsheet``."""
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="batches")
    at = models.DateTimeField(auto_now_add=True)
    rows_read = models.PositiveIntegerField(default=0)
    rows_created = models.PositiveIntegerField(default=0)
    rows_unchanged = models.PositiveIntegerField(default=0)
    rows_updated = models.PositiveIntegerField(default=0)
    rows_rejected = models.PositiveIntegerField(default=0)
    rejections = models.JSONField(default=list, blank=True)
    """``[{"line": 12, "reason": "…"}]``"""
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "batches"
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rows_read=F("rows_created") + F("rows_unchanged") + F("rows_updated") + F("rows_rejected")),
                name="batch_accounts_for_every_row",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.file_name} {self.at:%Y-%m-%d}"
