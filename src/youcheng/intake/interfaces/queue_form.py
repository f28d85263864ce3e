"""The queue's filter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.intake.domain.queries.queue import (
    ORDERS,
    QueueFilter,
    assignees_met,
    languages_met,
    publishers_met,
)

STATES = [
    ("", pgettext_lazy("state of a document", "All")),
    ("open", _("To review")),
    ("waiting", _("Being read")),
    ("failed", _("Could not be read")),
    ("done", _("Done")),
]
ORDER_WORDS = {
    "newest": _("Newest first"),
    "oldest": _("Oldest first"),
    "published": _("By date of publication"),
    "most_open": _("Most facts to review first"),
    "publisher": _("By publisher"),
}
LANGUAGE_WORDS = {
    "zh-Hans": _("Chinese (simplified)"),
    "zh-Hant": _("Chinese (traditional)"),
    "zh": _("Chinese"),
    "ja": _("Japanese"),
    "en": _("English"),
}


class QueueForm(forms.Form):
    """All filters are optional; whatever is not understood does not restrict."""

    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    publisher = forms.ChoiceField(label=_("Publisher"), required=False)
    assignee = forms.ChoiceField(label=_("Assigned to"), required=False)
    conflicts = forms.BooleanField(label=_("Contradicts the registry"), required=False)
    text = forms.CharField(label=_("Search titles"), required=False, max_length=100)
    order = forms.ChoiceField(label=_("Order"), choices=list(ORDER_WORDS.items()), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anything = ("", pgettext_lazy("filter", "Any"))
        self._choices("language", [anything, *((code, LANGUAGE_WORDS.get(code, code)) for code in languages_met())])
        self._choices("publisher", [anything, *((name, name) for name in publishers_met())])
        for field in self.fields.values():
            if not isinstance(field, forms.BooleanField):
                field.widget.attrs["class"] = "input"
        people = [(str(person.pk), str(person)) for person in assignees_met()]
        self._choices("assignee", [anything, ("me", _("me")), ("nobody", _("nobody")), *people])

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def wanted(self) -> QueueFilter:
        """The filter as the query takes it."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if given.get("order") not in ORDERS:
            given.pop("order", None)
        return QueueFilter(**given)
