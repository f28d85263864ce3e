"""Forms of wishes and prospects."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from youcheng.planning.domain.prospects.signing import KINDS
from youcheng.planning.interfaces.partner_filters import countries_besides
from youcheng.planning.models import Actor, PartnerWish, ProspectDocument
from youcheng.registry.models import TieKind
from youcheng.registry.values import InvalidValue, PartialDate
from youcheng.web.languages import NAMES, bcp47_tag, current

LANGUAGES = [(bcp47_tag(code), name) for code, name in NAMES.items()]


class PartialDateField(forms.CharField):
    """A date as precise as is known: ``2019``, ``2019-10`` or ``2019-10-23``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=10, help_text=_("For example 2026-05-18, 2026-05 or 2026"), **kwargs)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value) or "")
        if not text:
            return ""
        try:
            return PartialDate().clean(text)
        except InvalidValue as error:
            raise forms.ValidationError(str(error)) from error


class WishForm(forms.Form):
    """A place that seeks a partner."""

    country = forms.ChoiceField(label=_("Desired country"), required=False)
    traits = forms.CharField(
        label=_("What the partner should be like"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Public once accepted into the registry."),
    )
    outline = forms.CharField(
        label=_("About the place"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What it lives on, what it is proud of, what it offers. Offices see it; the public does not."),
    )
    language = forms.ChoiceField(label=_("Language of these words"), choices=LANGUAGES)
    contact = forms.CharField(label=_("Contact"), required=False, max_length=300)
    contact_for = forms.ChoiceField(
        label=_("Who may see the contact"),
        choices=PartnerWish.Contact.choices,
        widget=forms.RadioSelect,
        initial=PartnerWish.Contact.OFFICERS,
    )

    def __init__(self, *args: Any, own_country: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = bcp47_tag(current())
        field = self.fields["country"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("any country")), *countries_besides(own_country)]


class MoveForm(forms.Form):
    """A step of a prospect; whether it needs a reason is the verb's to say."""

    to = forms.CharField()
    seen = forms.CharField()
    on = PartialDateField(label=_("When it happened"), required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=2000)
    next_actor = forms.ChoiceField(label=_("Who acts next"), choices=Actor.choices, required=False)


class DocumentForm(forms.Form):
    """A document of a prospect."""

    file = forms.FileField(label=_("File"))
    kind = forms.ChoiceField(label=_("What it is"), choices=ProspectDocument.Kind.choices)


class SignForm(forms.Form):
    """The signature of an approved prospect."""

    kind = forms.ChoiceField(label=_("Kind of tie"), choices=[(kind.value, TieKind(kind).label) for kind in KINDS])
    signed_on = PartialDateField(label=_("Signed on"))
    title = forms.CharField(label=_("Title of the agreement"), required=False, max_length=300)
    language = forms.ChoiceField(label=_("Language of the title"), choices=LANGUAGES)
    file = forms.FileField(
        label=_("Signed agreement"), required=False, help_text=_("A scan or the file itself: it becomes the evidence.")
    )
    word = forms.CharField(
        label=_("Or your word"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "How you know it, when there is no file: who signed, where. It stands with your name and today's date."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = bcp47_tag(current())
        self.fields["signed_on"].initial = timezone.localdate().isoformat()

    def clean(self) -> dict[str, Any]:
        """Something must prove it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("file") and not (cleaned.get("word") or "").strip():
            raise forms.ValidationError(_("Add the signed agreement, or say in your own words how you know of it."))
        return cleaned
