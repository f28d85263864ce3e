"""The readers, one for each kind of fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from youcheng.engines.reading.facts.ties import read_ties
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact

READERS: tuple[Callable[[View], Iterable[Fact]], ...] = (read_ties,)
