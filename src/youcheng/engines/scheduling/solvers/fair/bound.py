"""How much weight a fair can hold at most: a linear relaxation that forgets which slot is which.

Each meeting is held to a degree between 0 and 1. A participant meets at most as often as they have free slots (and
within their daily limits), the rooms hold at most one meeting per open slot, and an interpreter works at most in the
slots they are available for. Whatever prices (dual values) an LP solver returns, exactly or not, give a valid bound by
weak duality; it is computed here in exact integer arithmetic, so no rounding of the solver's can make it wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.calendar import away_masks, start_masks

SCALE = 1 << 20  # prices are rounded to multiples of 1/SCALE before the exact computation


@dataclass(frozen=True, slots=True)
class Relaxation:
    """Rows ``a x <= capacity`` over meetings (columns ``0 … M-1``) and interpreters' shares (columns from M on)."""

    rows: Any
    columns: Any
    coefficients: Any
    capacity: Any
    value: Any
    upper: Any


def relax(instance: Instance) -> Relaxation:
    """Lay the relaxation out as sparse triplets."""
    meetings, people, slots = instance.meetings, instance.participants, instance.slots
    count = len(meetings)
    away = away_masks(instance)
    starts = start_masks(instance)
    capacity: list[int] = []
    triplets: list[tuple[int, int, int]] = []
    for person, mask in zip(people, away, strict=True):
        free = ~mask & ((1 << slots) - 1)
        limit = slots if person.max_per_day is None else person.max_per_day
        capacity.append(
            sum(min((free >> first & ((1 << (last - first)) - 1)).bit_count(), limit) for first, last in instance.days)
        )
    for index, meeting in enumerate(meetings):
        triplets += [(person, index, 1) for person in meeting.who]
    _room_rows(instance, capacity, triplets)
    upper = _interpreter_rows(instance, capacity, triplets, [1 if mask else 0 for mask in starts])
    rows, columns, coefficients = np.array(triplets, np.int64).T
    value = np.zeros(len(upper), np.int64)
    value[:count] = [meeting.weight for meeting in meetings]
    return Relaxation(rows, columns, coefficients, np.array(capacity, np.int64), value, np.array(upper, np.int64))


def _room_rows(instance: Instance, capacity: list[int], triplets: list[tuple[int, int, int]]) -> None:
    """One row per meeting size that some room cannot seat: the bigger meetings share the bigger rooms' open slots."""
    inside = sum(last - first for first, last in instance.days)
    if instance.tables is not None:
        triplets += [(len(capacity), index, 1) for index in range(len(instance.meetings))]
        capacity.append(instance.tables * inside)
        return
    outside = set(range(instance.slots)).difference(*(range(first, last) for first, last in instance.days))
    caps = sorted({room.cap for room in instance.rooms})
    needed = sorted(
        {next((cap for cap in caps if cap >= one.size), caps[-1] + 1 if caps else 1) for one in instance.meetings}
    )
    below = -1
    for cap in needed:
        row = len(capacity)
        capacity.append(
            sum(instance.slots - len(outside | set(room.forbidden)) for room in instance.rooms if room.cap >= cap)
        )
        triplets += [(row, index, 1) for index, one in enumerate(instance.meetings) if one.size > below]
        below = cap


def _interpreter_rows(
    instance: Instance, capacity: list[int], triplets: list[tuple[int, int, int]], upper: list[int]
) -> list[int]:
    """Meetings of a pair take shares of its interpreters; interpreters with the same pairs are one pool."""
    pools: dict[tuple[str, ...], int] = {}
    for one in instance.interpreters:
        key = tuple(sorted(set(one.pairs)))
        pools[key] = pools.get(key, 0) + len(set(one.available))
    row_of: dict[str, int] = {}
    for index, meeting in enumerate(instance.meetings):
        if meeting.pair is not None:
            if meeting.pair not in row_of:
                row_of[meeting.pair] = len(capacity)
                capacity.append(0)
            triplets.append((row_of[meeting.pair], index, 1))
    for pairs, work in sorted(pools.items()):
        row = len(capacity)
        capacity.append(work)
        for pair in pairs:
            if pair in row_of:
                column = len(upper)
                upper.append(work)
                triplets += [(row_of[pair], column, -1), (row, column, 1)]
    return upper


def bound_of(relaxation: Relaxation, prices: Any) -> int:
    """Return the bound these prices prove: capacities at their price plus what each column still earns beyond it."""
    reduced, total = _exactly(relaxation, prices)
    return (total + int((np.maximum(reduced, 0) * relaxation.upper).sum())) // SCALE


def forced_by(relaxation: Relaxation, prices: Any, meetings: int) -> tuple[set[int], set[int]]:
    """Return which meetings every timetable that reaches :func:`bound_of` holds, and which none does.

    Leaving out a meeting loses at least what it earns beyond its prices, holding one at least what it falls short;
    a timetable at the bound can lose only what rounding the bound down cut off.
    """
    reduced, total = _exactly(relaxation, prices)
    leeway = (total + int((np.maximum(reduced, 0) * relaxation.upper).sum())) % SCALE
    values, upper = reduced[:meetings], relaxation.upper[:meetings]
    must = np.flatnonzero((values > leeway) & (upper > 0)).tolist()
    return set(must), set(np.flatnonzero((values < -leeway) | (upper == 0)).tolist())


def reduced_values(relaxation: Relaxation, prices: Any) -> Any:
    """Return what each column still earns after paying the prices of all it uses."""
    reduced = relaxation.value.astype(float)
    np.subtract.at(reduced, relaxation.columns, relaxation.coefficients * prices[relaxation.rows])
    return reduced


def _exactly(relaxation: Relaxation, prices: Any) -> tuple[Any, int]:
    """Return the reduced values and the capacities at their price, both as integers in units of 1/SCALE."""
    scaled = np.maximum(np.rint(np.asarray(prices) * SCALE), 0).astype(np.int64)
    reduced = relaxation.value * SCALE
    np.subtract.at(reduced, relaxation.columns, relaxation.coefficients * scaled[relaxation.rows])
    return reduced, int((relaxation.capacity * scaled).sum())


def prices_of(relaxation: Relaxation, *, seconds: float) -> Any:
    """Return the dual values GLOP finds, zeros where it gave none in time."""
    from ortools.linear_solver.python import model_builder as mb

    model: Any = mb.Model()  # type: ignore[no-untyped-call]
    count = len(relaxation.upper)
    variables = [model.new_num_var(0, float(top), "") for top in relaxation.upper]
    order = np.argsort(relaxation.rows, kind="stable")
    ends = np.searchsorted(relaxation.rows[order], np.arange(len(relaxation.capacity) + 1))
    rows = []
    for row, cap in enumerate(relaxation.capacity):
        here = order[ends[row] : ends[row + 1]]
        chosen = [variables[column] for column in relaxation.columns[here]]
        rows.append(
            model.add_linear_constraint(
                mb.LinearExpr.weighted_sum(chosen, relaxation.coefficients[here].astype(float)), -np.inf, float(cap)
            )
            if chosen
            else None
        )
    model.maximize(mb.LinearExpr.weighted_sum(variables[:count], relaxation.value.astype(float)))
    solver = mb.Solver("GLOP")
    solver.set_time_limit_in_seconds(seconds)
    status = solver.solve(model)
    if status not in (mb.SolveStatus.OPTIMAL, mb.SolveStatus.FEASIBLE):
        return np.zeros(len(relaxation.capacity))
    return np.array([0.0 if one is None else solver.dual_value(one) for one in rows])
