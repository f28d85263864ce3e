"""What a verb answers when it cannot do its work: each error is a sentence for the person who asked."""

from __future__ import annotations


class RegistryError(Exception):
    """Base of the registry's answers; ``str(error)`` can be shown as it is."""


class ClaimChanged(RegistryError):
    """Somebody decided on the claim since it was shown."""


class EvidenceMissing(RegistryError):
    """A claim without evidence, or evidence that does not stand in its document."""


class NothingToUndo(RegistryError):
    """The decision was undone already, or never was."""


class UnknownPlace(RegistryError):
    """The gazetteer has no such place."""


class CannotMerge(RegistryError):
    """Two entities that cannot be judged the same."""


class DocumentDamaged(RegistryError):
    """The stored bytes are gone or are not what was received."""


class StorageFull(RegistryError):
    """The disk took no more; nothing was changed."""


class DatabaseBusy(RegistryError):
    """Another process held the database for too long; nothing was changed."""
