"""Models of the planning room."""

from youcheng.planning.models.completeness import Completeness
from youcheng.planning.models.layout_plan import LayoutPlan

__all__ = ["Completeness", "LayoutPlan"]
