"""Our own layout: the JSON form of :class:`Instance` itself."""

from __future__ import annotations

from typing import Any

from youcheng.engines.scheduling.instance import Instance


def recognises(document: dict[str, Any]) -> bool:
    """Tell by the ``format`` key."""
    return str(document.get("format", "")).startswith("youcheng-meetings/")


def to_instance(document: dict[str, Any]) -> Instance:
    """Validate the document. Raises :class:`pydantic.ValidationError`."""
    return Instance.model_validate(document)
