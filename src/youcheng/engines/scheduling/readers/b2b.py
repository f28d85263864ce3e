"""The ``b2b`` layout: the Business-to-Business Meeting Scheduling Problem (Bofill et al., JAIR 2022).

Every meeting must be held at one of ``n_tables`` like tables; the number of breaks is minimised, and no two
participants' numbers of breaks may differ by more than ``fairness_d``.
"""

from __future__ import annotations

from typing import Any

from youcheng.engines.scheduling.instance import BREAKS_OBJECTIVE, Instance

MORNING, AFTERNOON, ANY = 1, 2, 3


def recognises(document: dict[str, Any]) -> bool:
    """Tell by the counts this layout opens with."""
    return {"n_participants", "n_tables", "n_slots", "meetings"} <= document.keys()


def to_instance(document: dict[str, Any]) -> Instance:
    """Turn the document into an instance; the published figures are provenance and are not read."""
    slots, people = document["n_slots"], document["n_participants"]
    morning = document.get("n_morning", slots)
    windows: dict[int, list[int] | None] = {MORNING: [0, morning], AFTERNOON: [morning, slots], ANY: None}
    count = len(document["meetings"])
    fixed = document.get("fixed") or [-1] * count
    before = document.get("before") or [[]] * count
    forbidden = document.get("forbidden") or [[]] * people
    for key, values, expected in (("fixed", fixed, count), ("before", before, count), ("forbidden", forbidden, people)):
        if len(values) != expected:
            raise ValueError(f"{key} has {len(values)} entries: expected {expected}")
    meetings = []
    for index, (one, other, session) in enumerate(document["meetings"]):
        if session not in windows:
            raise ValueError(f"meetings[{index}] has session {session}: expected 1 morning, 2 afternoon or 3 any")
        meetings.append(
            {
                "who": [one, other],
                "window": windows[session],
                "fixed": None if fixed[index] < 0 else fixed[index],
                "before": before[index],
            }
        )
    return Instance.model_validate(
        {
            "name": document.get("name", ""),
            "slots": slots,
            "participants": [{"forbidden": away} for away in forbidden],
            "meetings": meetings,
            "tables": document["n_tables"],
            "hold_all": True,
            "fairness": document.get("fairness_d"),
            "objectives": BREAKS_OBJECTIVE,
        }
    )
