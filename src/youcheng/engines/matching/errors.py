"""What can go wrong, said so that the reader knows what to do."""

from __future__ import annotations


class MatchingError(Exception):
    """The base of every error of this engine."""


class InputError(MatchingError):
    """A file of places or ties cannot be read; the message names file, line and what was expected."""


class ModelError(MatchingError):
    """A model file is missing, damaged or made for other features."""


class UnknownPlaceError(MatchingError):
    """No place answers to the given text, or several do."""
