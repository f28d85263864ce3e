"""Models of the planning room."""

from youcheng.planning.models.completeness import Completeness
from youcheng.planning.models.layout_plan import LayoutPlan
from youcheng.planning.models.partner_search import PartnerSearch
from youcheng.planning.models.partner_wish import PartnerWish
from youcheng.planning.models.prospect import Actor, Prospect, ProspectDocument, ProspectStep, Stage
from youcheng.planning.models.set_aside import SetAside
from youcheng.planning.models.shortlist import Shortlist, ShortlistItem
from youcheng.planning.models.support_measure import SupportMeasure

__all__ = [
    "Actor",
    "Completeness",
    "LayoutPlan",
    "PartnerSearch",
    "PartnerWish",
    "Prospect",
    "ProspectDocument",
    "ProspectStep",
    "SetAside",
    "Shortlist",
    "ShortlistItem",
    "Stage",
    "SupportMeasure",
]
