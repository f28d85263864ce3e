"""Background work of the planning room: tasks take ids, fetch, delegate."""

from __future__ import annotations

from functools import partial

from django_tasks import task

from youcheng.planning.domain.partners import best_partners, matcher, refresh
from youcheng.planning.domain.plan_report import explain_partners
from youcheng.planning.domain.plans import solve_plan


@task()
def solve_saved_plan(plan_id: int) -> None:
    """Solve one saved plan."""
    solve_plan(plan_id, suggest=partial(best_partners, workers=1), explain=explain_partners)


@task()
def refresh_tables() -> bool:
    """Write the matching engine's tables anew where the registry has changed since, and warm the engine over them."""
    changed = refresh()
    if changed:
        matcher()
    return changed


@task(priority=50)
def answer_partner_search(search_id: int) -> str:
    """Answer one question about partners, before other work: somebody is looking at the page; its status afterwards."""
    from youcheng.planning.domain.partner_search import answer

    return str(answer(search_id).status)
