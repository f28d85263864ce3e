"""What a person wants to see of the pairs that may be one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.registry.models import Entity

KINDS = [
    ("", pgettext_lazy("filter", "Any")),
    (Entity.Kind.PLACE.value, _("places")),
    (Entity.Kind.TIE.value, _("ties")),
]
STATES = [("open", _("To judge")), ("later", _("Left for later"))]


class DuplicateFilter(forms.Form):
    """All filters are optional; whatever is not understood does not restrict."""

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, required=False)
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    text = forms.CharField(label=_("Name of a place"), required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"

    def wanted(self) -> dict[str, str]:
        """The filter as the query takes it."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return {"state": "open", **given}
