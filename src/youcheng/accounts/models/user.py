"""The person who signs in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person with an account; the user name identifies, an e-mail address is only a way to write."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
    """Counts up when all sessions are ended: whatever began under an earlier number is void, listed or not."""

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.name or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        base: str = super()._get_session_auth_hash(secret)  # type: ignore[misc]
        return f"{base}.{self.session_epoch}" if self.session_epoch else base

    def get_full_name(self) -> str:
        """The name as the person writes it, in any script."""
        return str(self)

    def get_short_name(self) -> str:
        """The same: names are not cut apart."""
        return str(self)
