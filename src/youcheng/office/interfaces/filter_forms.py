"""Filters above the lists; whatever is not understood does not restrict."""

from __future__ import annotations

from typing import Any

from babel import Locale
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import User
from youcheng.office.domain.queries.contacts import ContactFilter, countries_met
from youcheng.office.domain.queries.tasks import TaskFilter
from youcheng.office.interfaces.fields import ANY, LANGUAGES, input_class
from youcheng.web.languages import bcp47_tag, current

WHOSE = [
    ("mine", _("Mine")),
    ("office", _("My office's")),
    ("given", _("Given by me")),
    ("nobody", _("Nobody's yet")),
    ("all", pgettext_lazy("whose tasks", "Everybody's")),
]
STATES = [
    ("open", _("To do")),
    ("overdue", _("Overdue")),
    ("done", pgettext_lazy("state of tasks", "Done")),
    ("all", pgettext_lazy("state of tasks", "All")),
]


class ContactFilterForm(forms.Form):
    """The contact list's filter."""

    text = forms.CharField(label=_("Name, post, office or place"), required=False, max_length=100)
    posts = forms.ChoiceField(
        label=_("In office"),
        required=False,
        choices=[ANY, ("current", _("Today")), ("former", _("No longer"))],
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    organisation = forms.ChoiceField(label=_("Kept by"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Locale.parse(bcp47_tag(current()).replace("-", "_")).territories
        self._choices("country", [(code, names.get(code, code)) for code in countries_met(user)])
        self._choices("language", list(LANGUAGES.items()))
        organisations = [(str(one.pk), one.name) for one in organisations_seen_by(user)]
        self._choices("organisation", organisations)
        if len(organisations) < 2:
            del self.fields["organisation"]
        input_class(self)

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [ANY, *choices]

    def wanted(self) -> ContactFilter:
        """The filter as the query takes it."""
        self.is_valid()
        return ContactFilter(**{name: value for name, value in self.cleaned_data.items() if value})


class TaskFilterForm(forms.Form):
    """The task list's filter."""

    whose = forms.ChoiceField(label=_("Whose"), choices=WHOSE, required=False)
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    text = forms.CharField(label=_("Words"), required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        input_class(self)

    def wanted(self) -> TaskFilter:
        """The filter as the query takes it."""
        self.is_valid()
        return TaskFilter(**{name: value for name, value in self.cleaned_data.items() if value})
