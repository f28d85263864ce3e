"""The answer of a permission: yes or no, and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Decision:
    """``allowed`` with the reason, in words for the person who asked."""

    allowed: bool
    reason: str | Promise

    def __bool__(self) -> bool:
        return self.allowed

    def enforce(self) -> None:
        """Raise :class:`PermissionDenied` with the reason unless allowed."""
        if not self.allowed:
            raise PermissionDenied(str(self.reason))


ALLOWED = Decision(True, _("Your role allows this."))
