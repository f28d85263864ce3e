"""Which part of Wikidata's ties is wanted."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class WikidataForm(forms.Form):
    """A country, or all."""

    country = forms.RegexField(
        r"^[A-Za-z]{2}$",
        label=_("Country code"),
        required=False,
        help_text=_("Two letters such as JP; empty for all countries, which takes an hour or more."),
        error_messages={"invalid": _("Give a country code of two letters, such as JP.")},
    )
