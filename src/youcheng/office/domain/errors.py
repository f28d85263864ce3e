"""What a verb answers when it cannot do its work; ``str(error)`` can be shown as it is, and nothing was changed."""

from __future__ import annotations


class OfficeError(Exception):
    """Base of the office room's answers."""


class FileRefused(OfficeError):
    """A file that is not kept: empty, too large, of a kind not kept, or not what its name says."""


class FileDamaged(OfficeError):
    """The stored bytes are gone or are not what was received."""


class NoSuchThing(OfficeError):
    """A record was to be about something that is not there."""


class ChangedMeanwhile(OfficeError):
    """Somebody else changed the record since this person saw it."""
