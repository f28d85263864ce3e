"""Places, their names, codes and hierarchy as one compiled, read-only, memory-mapped file; and the one resolver.

Build the file with ``youcheng gazetteer build``; open it with :func:`open_gazetteer`.
See ``docs/engines/gazetteer.md``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from youcheng.engines.gazetteer.attribution import GEONAMES_ATTRIBUTION, GEONAMES_LICENCE, GEONAMES_URL
from youcheng.engines.gazetteer.errors import GazetteerError, GazetteerMissing, GazetteerUnreadable
from youcheng.engines.gazetteer.model import (
    Candidate,
    Context,
    Group,
    Level,
    Mention,
    Name,
    NameKind,
    Place,
    Reason,
)

if TYPE_CHECKING:
    from youcheng.engines.gazetteer.gazetteer import Gazetteer, default_path, open_gazetteer

__all__ = [
    "GEONAMES_ATTRIBUTION",
    "GEONAMES_LICENCE",
    "GEONAMES_URL",
    "Candidate",
    "Context",
    "Gazetteer",
    "GazetteerError",
    "GazetteerMissing",
    "GazetteerUnreadable",
    "Group",
    "Level",
    "Mention",
    "Name",
    "NameKind",
    "Place",
    "Reason",
    "default_path",
    "open_gazetteer",
]

_NEED_NUMPY = frozenset({"Gazetteer", "default_path", "open_gazetteer"})


def __getattr__(name: str) -> Any:
    """Load numpy only when a gazetteer is wanted: `youcheng gazetteer --help` need not wait for it."""
    if name in _NEED_NUMPY:
        return getattr(import_module("youcheng.engines.gazetteer.gazetteer"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
