"""What a verb of this room answers when it cannot do its work: each error is a sentence for the person who asked."""

from __future__ import annotations

from django.utils.functional import Promise


class AccountsError(Exception):
    """Base of the answers; ``str(error)`` can be shown as it is."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)

    def __str__(self) -> str:
        return str(self.args[0])


class NameTaken(AccountsError):
    """Another organisation below the same parent, or another account, has this name."""


class CannotMove(AccountsError):
    """The organisation cannot stand there."""


class LastAdministrator(AccountsError):
    """Nobody would be left who can manage the organisation."""


class OwnAccount(AccountsError):
    """Nobody closes their own account."""


class AccountClosed(AccountsError):
    """The account is closed."""


class InvitationGone(AccountsError):
    """The invitation was taken, revoked, has expired, never was, or its maker may not invite any more."""


class AlreadyMember(AccountsError):
    """The person belongs to the organisation already."""
