"""Evidence: why something is believed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youcheng.registry.models.batch import Batch
from youcheng.registry.models.document import Document


class Evidence(models.Model):
    """A span of a document's text, an uploaded scan, a row of an import, or an officer's own word."""

    class Kind(models.TextChoices):
        SPAN = "span", _("words of a document")
        SCAN = "scan", _("uploaded scan")
        ROW = "row", _("row of an import")
        WORD = "word", _("officer's own word")

    key = models.CharField(max_length=64, unique=True)
    """SHA-256 of what identifies the evidence: the same evidence met twice is one row."""
    kind = models.CharField(max_length=6, choices=Kind.choices)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    row_number = models.PositiveIntegerField(null=True, blank=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="words"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "pieces of evidence"
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(kind="span", document__isnull=False, start__isnull=False, end__gt=F("start"))
                    | Q(kind="scan", document__isnull=False)
                    | Q(kind="row", batch__isnull=False, row_number__isnull=False)
                    | (Q(kind="word", said_by__isnull=False) & ~Q(quote=""))
                ),
                name="evidence_complete_for_its_kind",
            )
        ]
        indexes = [models.Index(fields=["document", "start"])]

    def __str__(self) -> str:
        return self.quote[:60] or f"{self.kind} {self.pk}"
