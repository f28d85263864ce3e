"""Entering a contact: the person, posts, ways to reach."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.office.domain.contact_draft import ContactDraft, InvalidContact, PostDraft, ReachDraft
from youcheng.office.interfaces.fields import LANGUAGES, DateInput, PlaceField, input_class
from youcheng.office.models import Contact, Reach

NO_LANGUAGE = ("", _("not stated"))
DATE_HINT = _("As precise as you know: 2024, 2024-04 or 2024-04-01.")


class ContactForm(forms.Form):
    """The person."""

    name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=200,
        help_text=_("As the person writes it, in the person's own script."),
    )
    name_reading = forms.CharField(
        label=_("Reading or romanisation"), max_length=200, required=False, help_text=_("So that it is said right.")
    )
    form_of_address = forms.CharField(
        label=_("Form of address"), max_length=100, required=False, help_text=_("Dr., Mayor, 先生, 様 …")
    )
    name_language = forms.ChoiceField(label=_("Language of the name"), required=False)
    language = forms.ChoiceField(
        label=_("Write in"), required=False, help_text=_("Letters to this person are made in this language.")
    )
    languages = forms.MultipleChoiceField(
        label=_("Also speaks"), required=False, widget=forms.CheckboxSelectMultiple, choices=list(LANGUAGES.items())
    )
    remarks = forms.CharField(label=_("Remarks"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    source = forms.CharField(
        label=pgettext_lazy("contact", "Source"),
        max_length=300,
        required=False,
        help_text=_("Where you have this from: a card, a letter."),
    )
    keep_until = forms.DateField(
        label=_("Keep until"),
        required=False,
        widget=DateInput,
        help_text=_("Then somebody has to say whether it is still needed."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name_language", "language"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [NO_LANGUAGE, *LANGUAGES.items()]
        input_class(self)


class PostForm(forms.Form):
    """One post."""

    title = forms.CharField(label=_("Post"), max_length=300)
    body = forms.CharField(label=_("Office or organisation"), max_length=300, required=False)
    place = PlaceField(label=pgettext_lazy("post", "Place"), max_length=300, required=False)
    since = forms.CharField(label=pgettext_lazy("post", "Since"), max_length=10, required=False)
    until = forms.CharField(label=pgettext_lazy("post", "Until"), max_length=10, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("since", "until"):
            self.fields[name].widget.attrs["placeholder"] = "2024-04"
        input_class(self)


class ReachForm(forms.Form):
    """One way to reach."""

    kind = forms.ChoiceField(label=_("Way"), choices=Reach.Kind.choices)
    value = forms.CharField(label=_("Number or address"), max_length=500)
    hint = forms.CharField(label=_("Hint"), max_length=200, required=False)
    preferred = forms.BooleanField(label=_("Preferred"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        input_class(self)

    def has_changed(self) -> bool:
        """A row with nothing but a way chosen is an empty row."""
        return any(self.data.get(self.add_prefix(name)) for name in ("value", "hint"))


PostFormSet = forms.formset_factory(PostForm, extra=1, can_delete=True, max_num=30, absolute_max=40)
ReachFormSet = forms.formset_factory(ReachForm, extra=2, can_delete=True, max_num=30, absolute_max=40)


class ContactForms:
    """The form and its two lists, as one: read, checked by the draft's own rules, turned into a draft."""

    def __init__(self, data: Any = None, *, contact: Contact | None = None) -> None:
        initial = _initial(contact) if contact else {}
        posts = [_post_initial(post) for post in contact.posts.all()] if contact else []
        reaches = [_reach_initial(reach) for reach in contact.reaches.all()] if contact else []
        self.person = ContactForm(data, initial=initial)
        self.posts = PostFormSet(data, initial=posts, prefix="posts")
        self.reaches = ReachFormSet(data, initial=reaches, prefix="reaches")

    def is_valid(self) -> bool:
        """Whether every part is."""
        return all([self.person.is_valid(), self.posts.is_valid(), self.reaches.is_valid()])

    @property
    def version(self) -> int:
        """The version that the form was made from."""
        return int(self.person.cleaned_data.get("version") or 0)

    def draft(self) -> ContactDraft:
        """What was entered; rows that were emptied or struck out are left out."""
        given = self.person.cleaned_data
        spoken = [given["language"], *given["languages"]] if given["language"] else given["languages"]
        return ContactDraft(
            name=given["name"],
            name_language=given["name_language"],
            name_reading=given["name_reading"],
            form_of_address=given["form_of_address"],
            languages=tuple(spoken),
            remarks=given["remarks"],
            source=given["source"],
            keep_until=given["keep_until"],
            posts=tuple(PostDraft(**row) for row in _rows(self.posts)),
            reaches=tuple(ReachDraft(**row) for row in _rows(self.reaches)),
        )

    def show(self, error: InvalidContact) -> None:
        """Put the draft's own refusals beside the fields that they are about."""
        for name, words in error.errors.items():
            part, _dot, rest = name.partition(".")
            if not rest:
                self.person.add_error(name if name in self.person.fields else None, words)
                continue
            number, _dot, field = rest.partition(".")
            filled = _filled(self.posts if part == "posts" else self.reaches)
            filled[int(number)].add_error(field, words)


def _filled(rows: Any) -> list[forms.Form]:
    return [form for form in rows if form.cleaned_data and not form.cleaned_data.get("DELETE")]


def _rows(rows: Any) -> list[dict[str, Any]]:
    return [{name: value for name, value in form.cleaned_data.items() if name != "DELETE"} for form in _filled(rows)]


def _initial(contact: Contact) -> dict[str, Any]:
    names = ("name", "name_reading", "form_of_address", "name_language", "remarks", "source", "keep_until", "version")
    return {
        **{name: getattr(contact, name) for name in names},
        "language": contact.languages[0] if contact.languages else "",
        "languages": contact.languages[1:],
    }


def _post_initial(post: Any) -> dict[str, Any]:
    return {
        "title": post.title,
        "body": post.body,
        "place": post.place_id or "",
        "since": post.since,
        "until": post.until,
    }


def _reach_initial(reach: Any) -> dict[str, Any]:
    return {"kind": reach.kind, "value": reach.value, "hint": reach.hint, "preferred": reach.preferred}
