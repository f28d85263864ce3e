"""What can stand in the way of a verb, in words for the person at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from youcheng.intake.models import Finding


class IntakeError(Exception):
    """A verb could not be carried out; ``str(error)`` says why and what to do. Nothing was changed."""


class NotKeptError(IntakeError):
    """The bytes were not kept: there were none, too many, or no room for them."""


class AlreadyChangedError(IntakeError):
    """Somebody else changed the finding since this person's page was made; ``finding`` is how it stands now."""

    def __init__(self, message: str, finding: Finding) -> None:
        super().__init__(message)
        self.finding = finding


class NeedsAnswerError(IntakeError):
    """The fact cannot stand before a person has said something, such as which place is meant."""


class InvalidFieldsError(IntakeError):
    """A correction holds values that the registry cannot take; ``errors`` names them by field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = errors
