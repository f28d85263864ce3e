"""What a record of this room may be about: each room registers the kinds of things it has.

A kind knows how to name things of it in one query, where their pages are, and whose work they are. Rooms above register
theirs in their app's ``ready``::

    register(Kind("prospect", Prospect, _("prospect"), show=shown_prospects))
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from youcheng.accounts.models import Organisation
from youcheng.office.domain.errors import NoSuchThing


@dataclass(frozen=True, slots=True)
class Thing:
    """A reference to a thing of any room; ``NOTHING`` for what is about nothing in particular."""

    kind: str = ""
    id: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind)

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}" if self else ""


NOTHING = Thing()


@dataclass(frozen=True, slots=True)
class Shown:
    """How a thing appears in lists and panels."""

    title: str
    url: str = ""
    label: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of things; ``show`` names those of the given ids that exist, in a constant number of queries."""

    name: str
    model: type[models.Model]
    label: str | Promise
    show: Callable[[Collection[str]], dict[str, Shown]]
    personal: bool = False
    """Whatever is kept about such a thing is personal data."""
    rows: tuple[type[models.Model], ...] = ()
    """Other models whose rows stand for a thing of this kind by the same primary key."""

    def organisation_of(self, instance: models.Model) -> Organisation | None:
        """Whose work a thing of this kind is; None for what belongs to everybody, such as the registry."""
        try:
            self.model._meta.get_field("organisation")
        except FieldDoesNotExist:
            return None
        return cast("Organisation | None", getattr(instance, "organisation", None))


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Let records be about things of this kind."""
    _KINDS[kind.name] = kind


def kind_named(name: str) -> Kind:
    """The kind; raises :class:`NoSuchThing` for one that no room registered."""
    if name not in _KINDS:
        raise NoSuchThing(_("Nothing of the kind “%(kind)s” is known here.") % {"kind": name})
    return _KINDS[name]


def personal_kinds() -> list[str]:
    """Names of the kinds about which everything is personal data."""
    return [kind.name for kind in _KINDS.values() if kind.personal]


def thing_of(instance: models.Model | Thing | None) -> Thing:
    """The reference to a stored object of a registered kind; a reference stands for itself."""
    if instance is None:
        return NOTHING
    if isinstance(instance, Thing):
        return instance
    for kind in _KINDS.values():
        if isinstance(instance, (kind.model, *kind.rows)):
            return Thing(kind.name, str(instance.pk))
    raise NoSuchThing(_("Nothing of the kind “%(kind)s” is known here.") % {"kind": type(instance).__name__})


def find(thing: Thing) -> models.Model:
    """The object behind a reference; raises :class:`NoSuchThing`."""
    kind = kind_named(thing.kind)
    try:
        found = cast(Any, kind.model)._default_manager.filter(pk=thing.id).first()
    except ValueError:
        found = None
    if found is None:
        raise NoSuchThing(_("There is no %(kind)s “%(id)s” (any more).") % {"kind": str(kind.label), "id": thing.id})
    return cast(models.Model, found)


def home_of_thing(thing: Thing) -> Organisation | None:
    """Whose work a thing is; None for nothing and for what belongs to everybody. Raises :class:`NoSuchThing`."""
    return kind_named(thing.kind).organisation_of(find(thing)) if thing else None


def show(things: Iterable[Thing]) -> dict[Thing, Shown]:
    """Names and pages of things, in a few queries per kind; what is gone, or of no known kind, is left out."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for thing in things:
        if thing.kind in _KINDS:
            wanted[thing.kind].add(thing.id)
    found: dict[Thing, Shown] = {}
    for name, ids in wanted.items():
        kind = _KINDS[name]
        for id, shown in kind.show(ids).items():
            found[Thing(name, id)] = Shown(shown.title, shown.url, shown.label or kind.label)
    return found
