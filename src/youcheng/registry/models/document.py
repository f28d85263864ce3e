"""Documents: what was published or received, kept as it came."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Document(models.Model):
    """A document as received and as cleaned.

    The bytes lie in storage under their SHA-256; ``text`` is the cleaned text that every evidence span counts in
    (characters, half-open). ``repairs``, ``left_out``, ``damaged``, ``blocks`` and ``problems`` follow the
    reading engine's schema; ``byte_map`` lists ``[start, end, first byte, byte after]`` runs of the text.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    file_name = models.CharField(max_length=255, blank=True)
    source_url = models.URLField(max_length=1000, blank=True)
    host = models.CharField(_("host"), max_length=200, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    published = models.CharField(_("published"), max_length=25, blank=True)
    """Partial ISO 8601 date or date-time, as precise as the page is."""
    language = models.CharField(_("language"), max_length=12, blank=True)
    encoding = models.CharField(max_length=40, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    author = models.CharField(_("author"), max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=500, blank=True)
    text = models.TextField(blank=True)
    repairs = models.JSONField(default=list)
    left_out = models.JSONField(default=list)
    damaged = models.JSONField(default=list)
    blocks = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    byte_map = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    """Near-duplicate fingerprint: alike stories get alike values."""
    source_rank = models.PositiveSmallIntegerField(default=50)
    """How much weight the source has where claims disagree: 0 (least) to 100 (an official gazette)."""
    is_sample = models.BooleanField(default=False)
    """Written for demonstration; never to be quoted as a source."""
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="documents"
    )
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(source_rank__lte=100), name="document_source_rank_percent")
        ]

    def __str__(self) -> str:
        return self.title or self.file_name or self.sha256[:12]
