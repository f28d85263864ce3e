"""Stories: near-identical pages, which corroborate one claim instead of making several."""

from __future__ import annotations

from django.db import models


class Story(models.Model):
    """One text under several addresses: reposts and mirrors of the same page.

    Pages join by the fingerprint of their text; see ``intake.domain.stories``.
    """

    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return f"story {self.pk}"
