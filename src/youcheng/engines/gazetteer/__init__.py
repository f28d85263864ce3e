"""Places, their names, codes and hierarchy as one compiled, read-only, memory-mapped file; and the one resolver.

Build the file with ``youcheng gazetteer build``; open it with :func:`open_gazetteer`.
See ``docs/engines/gazetteer.md``.
"""

from __future__ import annotations

from youcheng.engines.gazetteer.attribution import GEONAMES_ATTRIBUTION, GEONAMES_LICENCE, GEONAMES_URL
from youcheng.engines.gazetteer.errors import GazetteerError, GazetteerMissing, GazetteerUnreadable
from youcheng.engines.gazetteer.gazetteer import Gazetteer, default_path, open_gazetteer
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
