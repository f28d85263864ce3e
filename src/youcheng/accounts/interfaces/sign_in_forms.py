"""The sign-in library's forms in our words, with what browsers and password managers need to know."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm, ResetPasswordForm, SetPasswordForm
from allauth.account.forms import ResetPasswordKeyForm as KeyForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

CODE = {"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True, "spellcheck": "false"}
NEW_PASSWORD_HINT = _("At least 12 characters; several words are easy to remember.")


class _Worded:
    """Sets labels, hints and attributes after the library has built the fields."""

    words: dict[str, tuple[Any, Any, dict[str, Any]]] = {}
    """Field → label, hint, attributes of the input."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for name, (label, hint, attributes) in self.words.items():
            if name in fields:
                fields[name].label, fields[name].help_text = label, hint
                fields[name].widget.attrs.pop("placeholder", None)
                fields[name].widget.attrs.update(attributes)


class SignInForm(_Worded, LoginForm):  # type: ignore[misc]
    """User name and password."""

    words = {
        "login": (
            _("User name"),
            "",
            {"autocomplete": "username webauthn", "autofocus": True, "autocapitalize": "none", "spellcheck": "false"},
        ),
        "password": (_("Password"), "", {"autocomplete": "current-password"}),
    }


class ConfirmPasswordForm(_Worded, ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    words = {"password": (_("Password"), "", {"autocomplete": "current-password", "autofocus": True})}


class NewPasswordForm(_Worded, ChangePasswordForm):  # type: ignore[misc]
    """Another password."""

    words = {
        "oldpassword": (_("Present password"), "", {"autocomplete": "current-password", "autofocus": True}),
        "password1": (_("New password"), NEW_PASSWORD_HINT, {"autocomplete": "new-password"}),
        "password2": (_("New password once more"), "", {"autocomplete": "new-password"}),
    }


class FirstPasswordForm(_Worded, SetPasswordForm):  # type: ignore[misc]
    """A password for an account that has none."""

    words = {
        "password1": (_("New password"), NEW_PASSWORD_HINT, {"autocomplete": "new-password", "autofocus": True}),
        "password2": (_("New password once more"), "", {"autocomplete": "new-password"}),
    }


class ForgottenForm(_Worded, ResetPasswordForm):  # type: ignore[misc]
    """The address a link to a new password goes to."""

    words = {"email": (_("E-mail"), "", {"autocomplete": "email", "autofocus": True})}


class PasswordByLinkForm(_Worded, KeyForm):  # type: ignore[misc]
    """A new password by the link that was sent."""

    words = FirstPasswordForm.words


class CodeForm(_Worded, AuthenticateForm):  # type: ignore[misc]
    """A code of the authenticator app, or a recovery code."""

    words = {"code": (_("Code"), _("Six digits from the app, or one of your recovery codes."), CODE)}


class ConfirmCodeForm(_Worded, CodeReauthenticateForm):  # type: ignore[misc]
    """A code once more, before something that matters."""

    words = CodeForm.words


class FirstCodeForm(_Worded, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app."""

    words = {"code": (_("Code"), _("The six digits that the app shows now."), {**CODE, "inputmode": "numeric"})}


class AddPasskeyForm(_Worded, AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey; always one that signs in by itself."""

    words = {"name": (_("Name of the passkey"), _("To tell several apart, such as the device it is on."), {})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A key that still wants a password after it would be a second thing to explain.
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(_Worded, EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    words = {"name": (_("Name of the passkey"), "", {"autofocus": True})}
