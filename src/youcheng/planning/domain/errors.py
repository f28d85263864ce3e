"""What a verb of planning answers when it cannot do its work; ``str(error)`` can be shown, and nothing was changed."""

from __future__ import annotations


class PlanningError(Exception):
    """Base of the planning room's answers."""


class NoOffice(PlanningError):
    """The person belongs to no organisation whose work this could be."""


class NotPossible(PlanningError):
    """The step does not follow from where the thing stands."""
