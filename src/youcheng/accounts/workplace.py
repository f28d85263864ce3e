"""The rooms that people with an account work in, as a bar below the masthead; each room names its own pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from youcheng.accounts.domain.permissions import role_of
from youcheng.accounts.models import Role


@dataclass(frozen=True, slots=True)
class Page:
    """An entry of a room: the name of its address, its words, and the least role it is shown to."""

    view: str
    label: str | Promise
    least: Role = Role.VIEWER


@dataclass(frozen=True, slots=True)
class Room:
    """Where a kind of work is done; ``order`` places it among the others (lower first)."""

    label: str | Promise
    pages: tuple[Page, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the bar; ``current`` is the value of ``aria-current``, empty for the others."""

    url: str
    label: str | Promise
    current: str


@dataclass(frozen=True, slots=True)
class Workplace:
    """The rooms open to a person, and the pages of the one they are in."""

    rooms: tuple[Entry, ...] = ()
    pages: tuple[Entry, ...] = ()


_ROOMS: list[Room] = []


def open_room(room: Room) -> None:
    """Add a room to the bar; an app does so once, when it is ready."""
    _ROOMS.append(room)
    _ROOMS.sort(key=lambda one: one.order)


def workplace_of(request: HttpRequest) -> Workplace:
    """What the bar shows on this page: nothing to those without a role. One query."""
    role = role_of(request.user)
    if role is None:
        return Workplace()
    shown = [(room, [page for page in room.pages if page.least.rank <= role.rank]) for room in _ROOMS]
    shown = [(room, pages) for room, pages in shown if pages]
    urls = {page.view: reverse(page.view) for _room, pages in shown for page in pages}
    here = max((url for url in urls.values() if request.path.startswith(url)), key=len, default="")

    def entry(url: str, label: str | Promise, *, within: bool) -> Entry:
        return Entry(url, label, "page" if request.path == url else "true" if within else "")

    rooms: list[Entry] = []
    inside: tuple[Entry, ...] = ()
    for room, pages in shown:
        is_here = here in [urls[page.view] for page in pages]
        rooms.append(Entry(urls[pages[0].view], room.label, "true" if is_here else ""))
        if is_here:
            inside = tuple(entry(urls[page.view], page.label, within=urls[page.view] == here) for page in pages)
    return Workplace(tuple(rooms), inside)
