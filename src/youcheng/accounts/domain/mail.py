"""Whether this installation can send mail."""

from __future__ import annotations

from django.conf import settings

UNSET = ("", "localhost")
"""Django's own default is localhost, which says nothing."""
KEEPS = ("filebased", "console", "dummy")
"""Backends that deliver nothing."""


def mail_is_configured() -> bool:
    """A mail server is named and mail goes to it: only then are links offered by mail."""
    backend = settings.EMAIL_BACKEND
    return settings.EMAIL_HOST not in UNSET and not any(f".{name}." in backend for name in KEEPS)
