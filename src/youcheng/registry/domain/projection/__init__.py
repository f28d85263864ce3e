"""Rows of the registry, computed from accepted claims. Nothing else writes them."""

from youcheng.registry.domain.projection.changes import Changes
from youcheng.registry.domain.projection.rebuild import project, rebuild

__all__ = ["Changes", "project", "rebuild"]
