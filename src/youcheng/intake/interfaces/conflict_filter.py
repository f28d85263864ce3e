"""What a person wants to see of the conflicts between sources."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.intake.domain.words import label_of

STATES = [("", _("Not settled")), ("settled", _("Settled"))]


class ConflictFilter(forms.Form):
    """All filters are optional; whatever is not understood does not restrict."""

    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    property = forms.ChoiceField(label=_("Property"), required=False)
    text = forms.CharField(label=_("Name of a place"), required=False, max_length=100)
    source = forms.ChoiceField(label=_("Source"), required=False)

    def __init__(
        self, *args: Any, counted: list[tuple[str, int]], sources: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        anything = ("", pgettext_lazy("filter", "Any"))
        self._choices("property", [anything, *((name, f"{label_of(name)} ({number})") for name, number in counted)])
        self._choices("source", [anything, *sources])
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def wanted(self) -> dict[str, str]:
        """The filters of the query."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value and name != "state"}
