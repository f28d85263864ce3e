"""The import of Wikidata's ties as the page sees it: what it is doing, what it did."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from youcheng.web.config import config

QUIET = timedelta(minutes=15)
"""Longer than the longest wait that is waited out: an import that says nothing for so long died with its process."""


@dataclass(frozen=True, slots=True)
class WikidataState:
    """``step``: ``queued``, ``ties``, ``places``, ``writing``, ``done``, ``failed``; empty when nothing ever ran."""

    step: str
    country: str
    done: int
    total: int
    error: str
    at: datetime | None
    report: dict[str, Any]

    @property
    def running(self) -> bool:
        """Whether an import is under way, as far as can be told."""
        moving = self.at is not None and timezone.now() - self.at < QUIET
        return self.step in ("queued", "ties", "places", "writing") and moving

    @property
    def cut_off(self) -> bool:
        """Whether an import stopped without an end; the next one goes on from there."""
        return self.step in ("queued", "ties", "places", "writing") and not self.running


def wikidata_state() -> WikidataState:
    """How the last import stands."""
    folder = config().data_dir / "wikidata"
    state, report = _read(folder / "state.json"), _read(folder / "report.json")
    at = datetime.fromisoformat(state["at"]) if state.get("at") else None
    return WikidataState(
        state.get("step", ""),
        state.get("country", ""),
        state.get("done", 0),
        state.get("total", 0),
        state.get("error", ""),
        at,
        report,
    )


def _read(path: Any) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return found
