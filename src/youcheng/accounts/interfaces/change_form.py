"""The filter of the change log."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.domain.queries.changes import ChangeFilter, kinds_met
from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.interfaces.change_words import kind_words
from youcheng.accounts.models import Organisation, Role, User

_DAY = {"type": "date"}


class ChangeForm(forms.Form):
    """Which changes to show."""

    kind = forms.ChoiceField(label=_("Kind of record"), required=False)
    object = forms.CharField(label=_("Number of the record"), required=False, max_length=64)
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(), label=_("Organisation and below"), required=False, empty_label=_("All")
    )
    by = forms.CharField(label=_("User name"), required=False, max_length=150)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs=_DAY))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs=_DAY))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind, kind_words(kind)) for kind in kinds_met(user)]
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind of record"), required=False, choices=[("", _("All")), *kinds]
        )
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"
        chosen = self.fields["organisation"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = organisations_seen_by(user, at_least=Role.MANAGER)

    def wanted(self) -> ChangeFilter:
        """What the form asks for; a part that makes no sense filters nothing."""
        self.is_valid()
        given = self.cleaned_data
        return ChangeFilter(
            organisation=given.get("organisation"),
            kind=given.get("kind", ""),
            object_id=given.get("object", ""),
            by=given.get("by", ""),
            since=given.get("since"),
            until=given.get("until"),
        )
