"""What is wrong with a spreadsheet, with the place where it is."""

from __future__ import annotations

from youcheng.intake.domain.errors import IntakeError


class BadSpreadsheet(IntakeError):
    """A file that cannot be read as a spreadsheet; says which file, what was expected and what to do."""


class NotReady(IntakeError):
    """An import that cannot begin, go on or be changed as it stands."""
