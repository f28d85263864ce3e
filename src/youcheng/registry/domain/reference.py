"""The gazetteer as the registry uses it: reference data that may be missing."""

from __future__ import annotations

import re

from youcheng.engines.gazetteer import Gazetteer, GazetteerMissing, open_gazetteer
from youcheng.engines.gazetteer import Place as ReferencePlace
from youcheng.web.config import config

PLACE_ID = re.compile(r"(gn:\d+|cn:\d{6}|jp:\d+|iso:[A-Z]{2}(-[A-Z0-9]+)?)")


def gazetteer() -> Gazetteer | None:
    """The compiled gazetteer, or None where none was built."""
    try:
        return open_gazetteer(config().gazetteer_path)
    except GazetteerMissing:
        return None


def is_reference_id(entity_id: str) -> bool:
    """Whether the id has the form of a gazetteer place."""
    return PLACE_ID.fullmatch(entity_id) is not None


def reference_place(place_id: str) -> ReferencePlace | None:
    """A place of the gazetteer; None where it is not known or no gazetteer was built."""
    if not is_reference_id(place_id):
        return None
    found = gazetteer()
    if found is None:
        return None
    try:
        return found.get(place_id)
    except KeyError:
        return None
