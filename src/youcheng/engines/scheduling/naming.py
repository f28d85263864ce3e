"""What things are called in sentences: the name given, or the kind and the 0-based number."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance


def participant(instance: Instance, index: int) -> str:
    """Return the participant's name."""
    return instance.participants[index].name or f"participant {index}"


def meeting(instance: Instance, index: int) -> str:
    """Return the meeting's title."""
    return instance.meetings[index].title or f"meeting {index}"


def room(instance: Instance, index: int) -> str:
    """Return the room's name."""
    return instance.rooms[index].name or f"room {index}"


def interpreter(instance: Instance, index: int) -> str:
    """Return the interpreter's name."""
    return instance.interpreters[index].name or f"interpreter {index}"


def slot(instance: Instance, index: int) -> str:
    """Return the slot's local start where a calendar is known."""
    if instance.calendar is not None:
        return instance.calendar.starts[index].replace("T", " ")
    return f"slot {index}"


def listed(names: list[str], *, limit: int = 8) -> str:
    """Return names joined for a sentence; past the limit the rest is counted."""
    if len(names) > limit:
        names = [*names[:limit], f"{len(names) - limit} more"]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
