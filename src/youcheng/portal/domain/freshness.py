"""What cached pages and answers depend on: the state of the registry, and nothing else that changes unseen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from django.core.cache import caches
from django.utils import timezone

from youcheng.registry.domain.queries.revision import current_revision
from youcheng.registry.domain.reference import gazetteer
from youcheng.web.languages import current

T = TypeVar("T")
KEPT_SECONDS = 24 * 3600
_MISSING = object()


def state() -> str:
    """A word that differs whenever a public page could: the registry's revision, the gazetteer, the day."""
    known = gazetteer()
    return f"{current_revision()}.{known.version if known else ''}.{timezone.localdate():%y%m%d}"


def remembered(name: str, state_word: str, make: Callable[[], T]) -> T:
    """The value of ``make()`` for this state and the reader's language, computed once per process."""
    key = f"{name}:{current()}:{state_word}"
    found = caches["process"].get(key, _MISSING)
    if found is not _MISSING:
        return cast(T, found)
    made = make()
    caches["process"].set(key, made, KEPT_SECONDS)
    return made
