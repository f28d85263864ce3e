"""The few letters that accounts send, and whether this installation can send any."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from youcheng.accounts.models import Invitation, User
from youcheng.web.config import config

UNSET = ("", "localhost")
"""Django's own default is localhost, which says nothing."""


def mail_is_configured() -> bool:
    """A mail server is named: only then are links offered by mail."""
    return settings.EMAIL_HOST not in UNSET


def send_invitation(invitation: Invitation, *, link: str) -> bool:
    """Mail the link to the address of the invitation, in its language; False when there is no address or no mail.

    Raises OSError (SMTPException among them) when the mail server does not take it.
    """
    if not invitation.email or not mail_is_configured():
        return False
    with translation.override(invitation.language):
        text = _(
            "%(office)s invites you to work with it on %(site)s, as %(role)s.\n\n"
            "Open this link to make your account. It works once, until %(until)s:\n\n%(link)s\n\n"
            "If you do not know why you get this, leave it alone: nothing happens.\n"
        ) % {
            "office": invitation.organisation,
            "site": config().site_name,
            "role": invitation.get_role_display(),
            "until": date_format(invitation.expires_at),
            "link": link,
        }
        send_mail(_("Invitation: %(site)s") % {"site": config().site_name}, text, None, [invitation.email])
    return True


def send_account_closed(user: User) -> bool:
    """Tell a person that their account was closed; False when there is no address or no mail."""
    with translation.override(user.language or config().language):
        return _tell(
            user,
            _("Account closed: %(site)s"),
            _(
                "Your account “%(username)s” on %(site)s was closed, and its sessions were ended.\n\n"
                "An administrator of your organisation can tell you why and open it again.\n"
            ),
        )


def send_account_reopened(user: User) -> bool:
    """Tell a person that their account is open again; False when there is no address or no mail."""
    with translation.override(user.language or config().language):
        return _tell(
            user,
            _("Account open again: %(site)s"),
            _(
                "Your account “%(username)s” on %(site)s is open again. You sign in as before, and have the roles that "
                "you had.\n"
            ),
        )


def send_sessions_ended(user: User) -> bool:
    """Tell a person that an administrator ended sessions of theirs; False when there is no address or no mail."""
    with translation.override(user.language or config().language):
        return _tell(
            user,
            _("Sessions ended: %(site)s"),
            _(
                "An administrator ended sessions of your account “%(username)s” on %(site)s. You can sign in again.\n\n"
                "If you do not know why, ask them, and look at your ways to sign in.\n"
            ),
        )


def _tell(user: User, subject: str, text: str) -> bool:
    if not user.email or not mail_is_configured():
        return False
    values = {"username": user.username, "site": config().site_name}
    send_mail(subject % values, text % values, None, [user.email])
    return True


def send_new_password_link(user: User, *, link: str, to: str) -> None:
    """Mail a link that sets a new password, in the person's language."""
    with translation.override(user.language or config().language):
        text = _(
            "Somebody, probably you, asked for a new password for “%(username)s” on %(site)s.\n\n"
            "Open this link to set one:\n\n%(link)s\n\n"
            "If it was not you, leave this alone: your password stays as it is.\n"
        ) % {"username": user.username, "site": config().site_name, "link": link}
        send_mail(_("New password: %(site)s") % {"site": config().site_name}, text, None, [to])
