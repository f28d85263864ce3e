"""Writing a letter in several languages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.office.domain.letter_starts import LANGUAGES as WRITTEN
from youcheng.office.domain.letter_starts import TextDraft, start
from youcheng.office.interfaces.fields import LANGUAGES, input_class
from youcheng.office.models import Message


class LetterForm(forms.Form):
    """The words: one subject and text for each language of the interface."""

    title = forms.CharField(
        label=pgettext_lazy("letter", "Title"),
        max_length=200,
        required=False,
        help_text=_("For your own list; else the subject."),
    )
    language = forms.ChoiceField(
        label=_("For everybody else"),
        choices=[(tag, LANGUAGES[tag]) for tag in WRITTEN],
        help_text=_("Whoever reads none of the languages below gets this one."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, message: Message | None = None, begin_from: str = "", language: str
    ) -> None:
        texts = _texts(message, begin_from)
        initial: dict[str, Any] = {"language": message.language if message else language}
        if message:
            initial |= {"title": message.title, "version": message.version}
        super().__init__(data, initial=initial)
        for tag in WRITTEN:
            subject, body = texts.get(tag, ("", ""))
            self.fields[_name("subject", tag)] = forms.CharField(
                label=_("Subject"), max_length=200, required=False, initial=subject
            )
            self.fields[_name("body", tag)] = forms.CharField(
                label=pgettext_lazy("letter", "Text"),
                required=False,
                strip=False,
                initial=body,
                widget=forms.Textarea(attrs={"rows": 12, "lang": tag}),
            )
        input_class(self)

    def languages(self) -> list[tuple[str, Any, Any, Any]]:
        """``(tag, name, subject, text)`` for the page, a group per language."""
        return [(tag, LANGUAGES[tag], self[_name("subject", tag)], self[_name("body", tag)]) for tag in WRITTEN]

    def head(self) -> list[Any]:
        """The fields before the texts."""
        return [self["title"], self["language"], self["version"]]

    def texts(self) -> list[TextDraft]:
        """What was written, empty languages too."""
        given = self.cleaned_data
        return [TextDraft(tag, given[_name("subject", tag)], given[_name("body", tag)]) for tag in WRITTEN]


def _name(part: str, tag: str) -> str:
    return f"{part}-{tag}"


def _texts(message: Message | None, begin_from: str) -> dict[str, tuple[str, str]]:
    if message is not None:
        return {text.language: (text.subject, text.body) for text in message.texts.all()}
    if begin_from:
        return {text.language: (text.subject, text.body) for text in start(begin_from)}
    return {}


class DeliveryForm(forms.Form):
    """One recipient's letter."""

    subject = forms.CharField(label=_("Subject"), max_length=400)
    body = forms.CharField(
        label=pgettext_lazy("letter", "Text"), strip=False, widget=forms.Textarea(attrs={"rows": 16})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        input_class(self)
