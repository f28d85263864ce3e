"""Layout: where a region's next ties should go, with a bound on how far from the best plan it can be."""

from youcheng.engines.layout.checker import check
from youcheng.engines.layout.instance import Candidate, Instance, Knowledge, Tie, Unit
from youcheng.engines.layout.plan import Chosen, Plan
from youcheng.engines.layout.policy import Policy
from youcheng.engines.layout.problem import name_of as rule_name
from youcheng.engines.layout.solver import solve

__all__ = [
    "Candidate",
    "Chosen",
    "Instance",
    "Knowledge",
    "Plan",
    "Policy",
    "Tie",
    "Unit",
    "check",
    "rule_name",
    "solve",
]
