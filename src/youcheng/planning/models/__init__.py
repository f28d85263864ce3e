"""Models of the planning room."""

from youcheng.planning.models.completeness import Completeness

__all__ = ["Completeness"]
