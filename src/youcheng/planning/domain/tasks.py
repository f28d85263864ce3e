"""Background work of the planning room: tasks take ids, fetch, delegate."""

from __future__ import annotations

from django_tasks import task

from youcheng.planning.domain.partners import best_partners, refresh
from youcheng.planning.domain.plans import solve_plan


@task()
def solve_saved_plan(plan_id: int) -> None:
    """Solve one saved plan."""
    solve_plan(plan_id, suggest=best_partners)


@task()
def refresh_tables() -> bool:
    """Write the matching engine's tables anew where the registry has changed since."""
    return refresh()
