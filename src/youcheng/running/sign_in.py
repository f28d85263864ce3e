"""Letting the first person in from the terminal."""

from __future__ import annotations

from youcheng.web.config import Config, config
from youcheng.web.django import start_django

LOCAL = ("127.0.0.1", "localhost", "[::1]")


class UnknownUserError(LookupError):
    """No active user has this name."""


def link_for(username: str | None = None, *, host: str | None = None, port: int | None = None) -> dict[str, str]:
    """A one-time link: ``{"username": …, "url": …}``; the first administrator, made if need be, without a name.

    Raises UnknownUserError, naming who is there, when no active user is called ``username``.
    """
    start_django()
    from django.urls import reverse
    from django.utils import translation

    from youcheng.accounts.domain.first_user import ensure_first_administrator
    from youcheng.accounts.domain.sign_in import create_sign_in_link
    from youcheng.accounts.models import User

    if username is None:
        user = ensure_first_administrator()
    else:
        found = User.objects.filter(username=username, is_active=True).first()
        if found is None:
            names = ", ".join(User.objects.filter(is_active=True).values_list("username", flat=True)[:20])
            raise UnknownUserError(f"no active user is called {username!r}; there are: {names or 'none yet'}")
        user = found
    token = create_sign_in_link(user)
    settings = config()
    with translation.override(user.language or settings.language):
        path = reverse("accounts:sign_in_by_link", args=[token])
    return {"username": user.username, "url": f"{_site(settings, host, port)}{path}"}


def _site(settings: Config, host: str | None, port: int | None) -> str:
    """Where a browser finds the site: behind the proxy that speaks https by its name, else where the server listens."""
    names = [name for name in settings.allowed_hosts if name not in LOCAL and not name.startswith((".", "*"))]
    if settings.https and names:
        return f"https://{names[0]}"
    return f"http://{host or settings.host}:{port or settings.port}"
