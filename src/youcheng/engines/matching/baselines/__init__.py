"""Methods the model is measured against. Each maps places and ties to a scorer: origins → (origins, n) scores."""

from __future__ import annotations

from youcheng.engines.matching.baselines.adamic_adar import adamic_adar
from youcheng.engines.matching.baselines.als import als
from youcheng.engines.matching.baselines.pagerank import pagerank

__all__ = ["adamic_adar", "als", "pagerank"]
