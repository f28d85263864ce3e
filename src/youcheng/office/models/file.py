"""Files that belong to something the office works on."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from youcheng.office.models.about import AboutSomething


class File(AboutSomething):
    """A file as it was received; its bytes lie in storage under their SHA-256, below ``office/``.

    The same bytes about the same thing are one row; the same bytes about two things are two rows and one set of bytes.
    """

    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    name = models.CharField(pgettext_lazy("file", "name"), max_length=255)
    media_type = models.CharField(max_length=100)
    """As found in the content, never as the sender said."""
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="files_kept")
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta(AboutSomething.Meta):
        ordering = ["-kept_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "about_kind", "about_id", "sha256"], name="file_once_per_thing"
            )
        ]

    def __str__(self) -> str:
        return self.name
