"""Which two lists are compared, and what of them is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from youcheng.intake.domain.dates import date_words
from youcheng.intake.domain.duplicate_words import country_words
from youcheng.intake.domain.queries.lists import REGISTRY, ListChoice
from youcheng.intake.domain.source_words import source_words


def list_words(choice: ListChoice) -> str:
    """A list's name for people."""
    if choice.key == REGISTRY:
        name = _("Our registry")
    elif choice.batch is None:
        name = source_words(choice.source, choice.file_name)
    else:
        day = date_words(f"{choice.batch.at:%Y-%m-%d}")
        name = f"{source_words(choice.source, choice.file_name)} · {choice.batch.file_name or choice.batch.pk} · {day}"
    return _("%(list)s (%(n)d ties)") % {"list": name, "n": choice.ties}


def sides(asked: Mapping[str, str], lists: list[ListChoice]) -> tuple[str, str]:
    """The keys of the two lists asked for; without a choice the registry against a list that was imported."""
    known = {choice.key for choice in lists}
    others = [choice.key for choice in lists if choice.key != REGISTRY]
    left, right = asked.get("left", REGISTRY), asked.get("right", others[-1] if others else REGISTRY)
    return (left if left in known else REGISTRY), (right if right in known else REGISTRY)


class ListFilter(forms.Form):
    """Two lists; without a choice the registry against the list imported last."""

    left = forms.ChoiceField(label=gettext_lazy("This list"), required=False)
    right = forms.ChoiceField(label=gettext_lazy("against"), required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country of a party"), required=False)
    text = forms.CharField(label=gettext_lazy("Name of a place"), required=False, max_length=100)

    def __init__(self, asked: Mapping[str, str], *, lists: list[ListChoice]) -> None:
        left, right = sides(asked, lists)
        super().__init__({**asked, "left": left, "right": right})
        self.keys = (left, right)
        named = [(choice.key, list_words(choice)) for choice in lists]
        for name in ("left", "right"):
            self._choices(name, named)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def offer_countries(self, codes: list[str]) -> None:
        """Offer the countries that the two lists name."""
        named = sorted((country_words(code), code) for code in codes)
        anything = ("", pgettext_lazy("filter", "Any"))
        self._choices("country", [anything, *((code, name) for name, code in named)])

    def scope(self) -> dict[str, str]:
        """Country and place to which the comparison is narrowed."""
        self.is_valid()
        return {name: value for name in ("country", "text") if (value := self.cleaned_data.get(name))}
