"""A minimal set of constraint groups that no timetable can satisfy together, found with CP-SAT."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model

from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.objectives.occupancy import mask_of
from youcheng.engines.scheduling.solution import Conflict
from youcheng.engines.scheduling.solvers.calendar import slots_of, start_masks

TRY_SECONDS = 1.5  # for one question "is it still impossible without this group?"


@dataclass(slots=True)
class _Group:
    """Constraints that belong together, and the sentence for them."""

    conflict: Conflict
    switch: Any = None


@dataclass(slots=True)
class _Switched:
    """A model in which every group can be switched off."""

    instance: Instance
    cp: Any = field(default_factory=cp_model.CpModel)
    groups: list[_Group] = field(default_factory=list)

    def group(self, conflict: Conflict) -> Any:
        """Open a group; its constraints are enforced by the literal returned."""
        switch = self.cp.new_bool_var(f"group{len(self.groups)}")
        self.groups.append(_Group(conflict, switch))
        return switch


def minimal_core(instance: Instance, *, seconds: float) -> list[Conflict]:
    """Return the groups of a minimal conflict; where time runs out, of one that may not be minimal (it says so)."""
    model = _build(instance)
    core = list(range(len(model.groups)))
    deadline = time.monotonic() + seconds
    answer, shrunk = _impossible(model, core, min(seconds, max(seconds / 2, TRY_SECONDS)))
    if not answer and instance.fairness is not None:
        return [
            Conflict(
                kind="fair_breaks",
                text="no timetable keeps every two participants' numbers of breaks within "
                f"{instance.fairness} of one another; apart from that no contradiction was found",
                relax="allow a greater difference between participants' numbers of breaks",
            )
        ]
    if not answer:
        return [
            Conflict(
                kind="proven_without_reasons",
                text="the solver proved that no timetable exists; no small set of reasons was found in the time given",
                relax="allow more slots, tables or absences, or make meetings optional",
            )
        ]
    core = shrunk
    kept: list[int] = []
    minimal = True
    while core:
        if time.monotonic() > deadline:
            minimal = False
            break
        candidate = core.pop()
        answer, shrunk = _impossible(model, kept + core, min(TRY_SECONDS, max(deadline - time.monotonic(), 0.05)))
        if answer:
            core = [one for one in core if one in shrunk]
        else:
            kept.append(candidate)
    conflicts = [model.groups[one].conflict for one in sorted(kept + core)]
    if not minimal and conflicts:
        conflicts[0] = conflicts[0].model_copy(
            update={"text": conflicts[0].text + " (time ran out: some of these reasons may not be needed)"}
        )
    return conflicts


def _impossible(model: _Switched, chosen: list[int], seconds: float) -> tuple[bool, list[int]]:
    """Tell whether the chosen groups cannot hold together, and which of them the proof used."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    model.cp.clear_assumptions()
    model.cp.add_assumptions([model.groups[one].switch for one in chosen])
    if solver.solve(model.cp) != cp_model.INFEASIBLE:
        return False, chosen
    used = set(solver.sufficient_assumptions_for_infeasibility())
    return True, [one for one in chosen if model.groups[one].switch.index in used]


def _build(instance: Instance) -> _Switched:
    model = _Switched(instance)
    at = []
    for index, mask in enumerate(start_masks(instance)):
        literals = {slot: model.cp.new_bool_var(f"at{index},{slot}") for slot in slots_of(mask)}
        model.cp.add_exactly_one(literals.values())
        at.append(literals)
    _people(model, at)
    _places(model, at)
    _interpreters(model, at)
    _order(model, at)
    return model


def _covering(instance: Instance, at: list[dict[int, Any]], meeting: int, slot: int) -> list[Any]:
    dur = instance.meetings[meeting].dur
    return [at[meeting][start] for start in range(slot - dur + 1, slot + 1) if start in at[meeting]]


def _people(model: _Switched, at: list[dict[int, Any]]) -> None:
    instance = model.instance
    theirs: list[list[int]] = [[] for _ in instance.participants]
    for index, meeting in enumerate(instance.meetings):
        for person in meeting.who:
            theirs[person].append(index)
    for person, meetings in enumerate(theirs):
        if len(meetings) < 2:
            continue
        name = naming.participant(instance, person)
        switch = model.group(
            Conflict(
                kind="one_meeting_at_a_time",
                text=f"{name} has {len(meetings)} meetings and can be in one at a time",
                relax=f"drop a meeting of {name}, or widen the hours of those {name} meets",
                participants=[person],
                meetings=meetings,
            )
        )
        for slot in range(instance.slots):
            literals = [literal for meeting in meetings for literal in _covering(instance, at, meeting, slot)]
            if len(literals) > 1:
                model.cp.add(sum(literals) <= 1).only_enforce_if(switch)
        limit = instance.participants[person].max_per_day
        if limit is not None:
            for first, last in instance.days:
                begins = [at[one][slot] for one in meetings for slot in at[one] if first <= slot < last]
                model.cp.add(sum(begins) <= limit).only_enforce_if(switch)


def _places(model: _Switched, at: list[dict[int, Any]]) -> None:
    instance = model.instance
    for slot in range(instance.slots):
        here = [(index, one) for index in range(len(at)) for one in _covering(instance, at, index, slot)]
        rooms = [index for index, room in enumerate(instance.rooms) if slot not in room.forbidden]
        places = instance.tables if instance.tables is not None else len(rooms)
        if len(here) <= places:
            continue
        what = "tables" if instance.tables is not None else "open rooms"
        switch = model.group(
            Conflict(
                kind="rooms_short",
                text=f"at {naming.slot(instance, slot)} there are {places} {what}",
                relax=f"add a table or room at {naming.slot(instance, slot)}",
                rooms=rooms,
                slots=[slot],
            )
        )
        for size in sorted({instance.meetings[index].size for index, _ in here}) if instance.has_rooms else [0]:
            fits = places if not instance.has_rooms else sum(instance.rooms[room].cap >= size for room in rooms)
            big = [literal for index, literal in here if instance.meetings[index].size >= size]
            model.cp.add(sum(big) <= fits).only_enforce_if(switch)


def _interpreters(model: _Switched, at: list[dict[int, Any]]) -> None:
    instance = model.instance
    for pair in sorted({meeting.pair for meeting in instance.meetings if meeting.pair is not None}):
        needing = [index for index, meeting in enumerate(instance.meetings) if meeting.pair == pair]
        able = [one for one in instance.interpreters if pair in one.pairs]
        switch = model.group(
            Conflict(
                kind="interpreters_short",
                text=f"{len(needing)} meetings need {pair}, which {len(able)} interpreters cover",
                relax=f"engage another interpreter for {pair}",
                meetings=needing,
            )
        )
        for slot in range(instance.slots):
            free = sum(mask_of(one.available) >> slot & 1 for one in able)
            literals = [literal for index in needing for literal in _covering(instance, at, index, slot)]
            if len(literals) > free:
                model.cp.add(sum(literals) <= free).only_enforce_if(switch)


def _order(model: _Switched, at: list[dict[int, Any]]) -> None:
    instance = model.instance
    for index, meeting in enumerate(instance.meetings):
        for earlier in meeting.before:
            first, second = naming.meeting(instance, earlier), naming.meeting(instance, index)
            switch = model.group(
                Conflict(
                    kind="in_order",
                    text=f"{first} must end before {second} starts",
                    relax=f"let {first} and {second} come in any order",
                    meetings=[earlier, index],
                )
            )
            dur = instance.meetings[earlier].dur
            for slot, literal in at[index].items():
                late = [other for start, other in at[earlier].items() if start + dur > slot]
                if late:
                    model.cp.add(sum(late) == 0).only_enforce_if([literal, switch])
