"""The scheduling problem: who asks to meet whom, when they are free, and what the building offers.

Slots are counted from 0 over the whole gathering; a day is a half-open range of slots. Every index is 0-based.
The JSON Schema of :class:`Instance` is published in ``docs/reference/schemas/``.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

ObjectiveKey = Literal["weight", "gap_slots", "interpreter_changes", "breaks"]

GATHERING_OBJECTIVES: tuple[ObjectiveKey, ...] = ("weight", "gap_slots", "interpreter_changes")
BREAKS_OBJECTIVE: tuple[ObjectiveKey, ...] = ("breaks",)


class Strict(BaseModel):
    """A frozen record that refuses unknown keys, so a misspelt field never vanishes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Participant(Strict):
    """A person (or delegation) who can be in one meeting at a time."""

    name: str = ""
    lang: tuple[str, ...] = ()
    side: str = ""
    forbidden: tuple[int, ...] = Field(default=(), description="Slots at which this participant is away.")
    max_per_day: int | None = Field(default=None, ge=0, description="At most this many meetings in a day.")


class Meeting(Strict):
    """A request: these people want to meet for this long."""

    title: str = ""
    who: tuple[int, ...] = Field(min_length=1, description="Participants, each at most once.")
    weight: int = Field(default=1, ge=0, description="What holding it is worth.")
    dur: int = Field(default=1, ge=1, description="Length in slots; never crosses a day's end.")
    size: int = Field(default=2, ge=0, description="People in the room, aides included.")
    pair: str | None = Field(default=None, description="The language pair an interpreter must cover.")
    before: tuple[int, ...] = Field(
        default=(), description="Meetings that, if held, must have ended when this one starts."
    )
    fixed: int | None = Field(default=None, ge=0, description="The only slot at which it may start.")
    window: tuple[int, int] | None = Field(
        default=None, description="Half-open range of slots it must lie in, for instance the morning."
    )
    cancelled: bool = Field(default=False, description="Never held; kept so that other meetings keep their numbers.")


class Room(Strict):
    """A room or table: one meeting at a time, up to ``cap`` people."""

    name: str = ""
    cap: int = Field(ge=0)
    forbidden: tuple[int, ...] = ()


class Interpreter(Strict):
    """An interpreter: one meeting at a time, in the pairs and slots named."""

    name: str = ""
    pairs: tuple[str, ...] = ()
    available: tuple[int, ...] = ()


class Calendar(Strict):
    """What the slots are called on a clock."""

    time_zone: str = Field(description="An IANA time zone, for instance Asia/Shanghai.")
    starts: tuple[str, ...] = Field(description="Local ISO start of each slot, for instance 2026-11-21T09:00.")
    minutes: int = Field(ge=1, description="Length of one slot.")


class Instance(Strict):
    """A whole scheduling problem.

    ``rooms`` names the places; where they are all alike and nobody asks which is which, ``tables`` gives
    their number instead. ``hold_all`` makes every meeting compulsory; otherwise a meeting may be left out. ``fairness``
    bounds the difference between any two participants' numbers of breaks.
    """

    format: Literal["youcheng-meetings/1"] = "youcheng-meetings/1"
    name: str = ""
    slots: int = Field(ge=1)
    days: tuple[tuple[int, int], ...] = ()
    participants: tuple[Participant, ...]
    meetings: tuple[Meeting, ...]
    rooms: tuple[Room, ...] = ()
    tables: int | None = Field(default=None, ge=0)
    interpreters: tuple[Interpreter, ...] = ()
    hold_all: bool = False
    fairness: int | None = Field(default=None, ge=0)
    objectives: tuple[ObjectiveKey, ...] = GATHERING_OBJECTIVES
    calendar: Calendar | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        """Every index points to something; every message says where and what was expected."""
        if not self.days:
            object.__setattr__(self, "days", ((0, self.slots),))
        end = 0
        for index, (first, last) in enumerate(self.days):
            if not end <= first < last <= self.slots:
                raise ValueError(
                    f"days[{index}] is [{first}, {last}]: expected a half-open range of slots after the day before, "
                    f"within 0 … {self.slots}"
                )
            end = last
        if self.tables is not None and self.rooms:
            raise ValueError("give either rooms or tables, not both")
        _check_slots(self)
        _check_meetings(self)
        if self.calendar is not None and len(self.calendar.starts) != self.slots:
            raise ValueError(
                f"calendar.starts has {len(self.calendar.starts)} entries: expected one per slot ({self.slots})"
            )
        return self

    @property
    def has_rooms(self) -> bool:
        """Whether an answer must name the room of each meeting."""
        return self.tables is None


def _check_slots(instance: Instance) -> None:
    top = instance.slots
    for group, label, field in (
        (instance.participants, "participants", "forbidden"),
        (instance.rooms, "rooms", "forbidden"),
        (instance.interpreters, "interpreters", "available"),
    ):
        for index, one in enumerate(group):
            slots = getattr(one, field)
            if slots and not (min(slots) >= 0 and max(slots) < top):
                raise ValueError(f"{label}[{index}].{field} names a slot outside 0 … {top - 1}")


def _check_meetings(instance: Instance) -> None:
    people, count, top = len(instance.participants), len(instance.meetings), instance.slots
    for index, meeting in enumerate(instance.meetings):
        who = meeting.who
        if min(who) < 0 or max(who) >= people:
            raise ValueError(f"meetings[{index}].who names a participant outside 0 … {people - 1}")
        if len(set(who)) != len(who):
            raise ValueError(f"meetings[{index}].who names a participant twice")
        if meeting.before and (min(meeting.before) < 0 or max(meeting.before) >= count):
            raise ValueError(f"meetings[{index}].before names a meeting outside 0 … {count - 1}")
        if meeting.fixed is not None and meeting.fixed >= top:
            raise ValueError(f"meetings[{index}].fixed is {meeting.fixed}: expected a slot in 0 … {top - 1}")
        if meeting.window is not None and not 0 <= meeting.window[0] < meeting.window[1] <= top:
            raise ValueError(f"meetings[{index}].window is {list(meeting.window)}: expected a range within 0 … {top}")
