"""Forms a person fills in about their own account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.models import User
from youcheng.web.languages import NAMES

PASSKEY = "passkey"


class AcceptForm(forms.Form):
    """A new account for an invitation: with a password, or one that will get a passkey."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "autofocus": True}),
        help_text=_("As colleagues know you, in any script."),
    )
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("What you sign in with: letters, digits and @ . + - _"),
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters; several words are easy to remember. Leave empty to use a passkey."),
    )

    def clean(self) -> dict[str, Any]:
        """A password is needed unless the person chose the passkey button, and must be a good one."""
        given = super().clean() or {}
        password = given.get("password", "")
        if self.data.get("with") == PASSKEY:
            given["password"] = None
        elif not password:
            self.add_error("password", _("Enter a password, or choose to use a passkey."))
        else:
            try:
                validate_password(password, User(username=given.get("username", ""), name=given.get("name", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return given


class ProfileForm(forms.Form):
    """How a person is shown and addressed."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("As colleagues know you, in any script."),
    )
    email = forms.EmailField(
        label=_("E-mail (may stay empty)"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=list(NAMES.items()))
