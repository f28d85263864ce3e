"""Forms about organisations, their members and invitations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.models import Organisation, Role
from youcheng.web.languages import NAMES

TOP = "top"


class OrganisationForm(forms.Form):
    """What an organisation is called, what it is and where."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Organisation.Kind.choices)
    place = forms.CharField(
        label=_("Place"),
        max_length=64,
        required=False,
        help_text=_("The id at the end of the address of the place's page; may stay empty."),
    )


class MoveForm(forms.Form):
    """Where an organisation is to stand: ``parent`` is an organisation, or None for the top of the tree."""

    parent = forms.ChoiceField(label=_("Stands below"))

    def __init__(self, *args: Any, targets: list[Organisation], may_top: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._targets = {str(one.pk): one for one in targets}
        choices: list[tuple[str, object]] = [(TOP, _("nothing: at the top"))] if may_top else []
        depth = {one.pk: one.path.count("/") - 2 for one in targets}
        choices += [(str(one.pk), f"{'– ' * depth[one.pk]}{one.name}") for one in targets]
        self.fields["parent"] = forms.ChoiceField(label=_("Stands below"), choices=choices)

    def clean_parent(self) -> Organisation | None:
        """The organisation chosen."""
        chosen = self.cleaned_data["parent"]
        return None if chosen == TOP else self._targets[chosen]


class InviteForm(forms.Form):
    """An offer of a role."""

    name = forms.CharField(
        label=_("For whom"), max_length=120, required=False, help_text=_("To tell open invitations apart.")
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.OFFICER)
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=list(NAMES.items()))
    email = forms.EmailField(
        label=_("E-mail (may stay empty)"), required=False, help_text=_("Kept with the new account.")
    )


class RoleForm(forms.Form):
    """A member's role."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
