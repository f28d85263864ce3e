"""Entering a task."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.models import Organisation, User
from youcheng.office.domain.tasks import TaskDraft
from youcheng.office.interfaces.fields import DateInput, colleague_choices, input_class
from youcheng.office.models import Task


class TaskForm(forms.Form):
    """What, who, until when."""

    what = forms.CharField(label=_("What is to be done"), max_length=300)
    given_to = forms.ModelChoiceField(
        queryset=User.objects.none(), label=_("Who does it"), required=False, empty_label=_("nobody yet")
    )
    due = forms.DateField(label=_("Due"), required=False, widget=DateInput)
    details = forms.CharField(label=_("Details"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, organisation: Organisation, task: Task | None = None, **kwargs: Any) -> None:
        if task is not None:
            names = ("what", "given_to", "due", "details", "version")
            kwargs["initial"] = {name: getattr(task, name) for name in names}
        super().__init__(*args, **kwargs)
        people = colleague_choices([organisation])
        field = self.fields["given_to"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = User.objects.filter(pk__in=[person.pk for person in people]).order_by("name", "username")
        input_class(self)

    def draft(self) -> TaskDraft:
        """What was entered."""
        given = self.cleaned_data
        return TaskDraft(given["what"], given["details"], given["given_to"], given["due"])
