"""Our words and rules for django-allauth, which does the sign-in: only invited people get an account."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youcheng.accounts.domain.mail import send_new_password_link
from youcheng.accounts.interfaces.limits import UNKNOWN, seconds_to_wait, wait_words
from youcheng.web.config import config

DONE = {
    "account/messages/password_changed.txt": gettext_lazy("Your password was changed; other sessions were ended."),
    "account/messages/password_set.txt": gettext_lazy("Your password was set."),
    "mfa/messages/totp_activated.txt": gettext_lazy("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("The authenticator app is no longer asked for."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy("New recovery codes were made; the old are void."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("The passkey was added."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("The passkey was removed."),
    "usersessions/messages/sessions_logged_out.txt": gettext_lazy("All other sessions were ended."),
    "socialaccount/messages/account_connected.txt": gettext_lazy("Single sign-on is connected."),
    "socialaccount/messages/account_connected_updated.txt": gettext_lazy("Single sign-on is connected."),
    "socialaccount/messages/account_connected_other.txt": gettext_lazy("That sign-on belongs to another account here."),
    "socialaccount/messages/account_disconnected.txt": gettext_lazy("Single sign-on is no longer connected."),
}
"""What is said after an act; of signing in and out nothing is said, the page shows it."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Passwords and sessions."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("This account is closed."),
        "enter_current_password": gettext_lazy("That is not your present password."),
        "incorrect_password": gettext_lazy("That is not your password."),
        "incorrect_code": gettext_lazy("That code is wrong or too old. Enter the one shown now."),
        "too_many_login_attempts": gettext_lazy("Too many wrong attempts. Wait a few minutes, then try again."),
        "username_password_mismatch": gettext_lazy("User name or password is wrong."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come by invitation alone."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt; one too many is refused with how long to wait, which the page says in its header too."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            key = self._get_login_attempts_cache_key(request, **credentials)
            wait = seconds_to_wait(request, action="login_failed", key=key) or UNKNOWN
            words = _("Too many attempts with a wrong password. Try again in %(wait)s.") % {"wait": wait_words(wait)}
            raise ValidationError(words, code=error.code, params={"seconds": wait}) from error

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin the session, unless the account was closed since the first step of signing in."""
        if not user.is_active:
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        super().login(request, user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The one letter that the library may send in our name: a link to a new password."""
        if template_prefix == "account/email/password_reset_key":
            send_new_password_link(context["user"], link=context["password_reset_url"], to=email)

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, Any]]:
        """The ways to confirm that it is them, in our words."""
        words = {
            "reauthenticate": _("With the password"),
            "mfa_reauthenticate": _("With a code of the app or a recovery code"),
            "mfa_reauthenticate:webauthn": _("With a passkey"),
        }
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**one, "description": words.get(one["id"], one["description"])} for one in methods]

    def add_message(  # noqa: PLR0917 - the library's signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words, or nothing."""
        text = message or DONE.get(message_template or "")
        if text:
            messages.add_message(request, level, str(text), extra_tags=extra_tags)


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Authenticator app, passkeys, recovery codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": gettext_lazy("Set up an authenticator app or a passkey first."),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def _get_site_name(self) -> str:
        return config().site_name

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """The user name: an e-mail address is no identity here."""
        return user.get_username()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """“Passkey 2” for the second."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on by OpenID Connect."""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "disconnect_last": gettext_lazy("Set a password or add a passkey first; else you could not sign in any more."),
        "no_password": gettext_lazy("Set a password or add a passkey first; else you could not sign in any more."),
        "connected_other": DONE["socialaccount/messages/account_connected_other.txt"],
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Who is not connected must be invited first."""
        return False
