"""Parts that several forms of this room share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from youcheng.accounts.models import Organisation, User
from youcheng.registry.domain.queries.places import search
from youcheng.registry.models import Entity, Place

ANY = ("", pgettext_lazy("filter", "Any"))
LANGUAGES = {
    "zh-Hans": gettext_lazy("Chinese (simplified)"),
    "zh-Hant": gettext_lazy("Chinese (traditional)"),
    "ja": gettext_lazy("Japanese"),
    "en": gettext_lazy("English"),
    "ko": gettext_lazy("Korean"),
    "ru": gettext_lazy("Russian"),
    "fr": gettext_lazy("French"),
    "de": gettext_lazy("German"),
    "es": gettext_lazy("Spanish"),
    "it": gettext_lazy("Italian"),
    "pt": gettext_lazy("Portuguese"),
    "ar": gettext_lazy("Arabic"),
    "mn": gettext_lazy("Mongolian"),
    "vi": gettext_lazy("Vietnamese"),
    "th": gettext_lazy("Thai"),
    "id": gettext_lazy("Indonesian"),
}
"""Languages a contact may be written or spoken to in, by BCP 47 tag."""

MANY = 6


def input_class(form: forms.Form) -> None:
    """Give every text field and list the look of a field."""
    for field in form.fields.values():
        if not isinstance(field.widget, (forms.CheckboxInput, forms.CheckboxSelectMultiple, forms.HiddenInput)):
            field.widget.attrs["class"] = "input"


class DateInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class PlaceField(forms.CharField):
    """A place of the registry by name or id; several of the same name are listed with their ids to choose from."""

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        if not text:
            return ""
        id = text.rsplit("[", 1)[-1].rstrip("]").strip() if text.endswith("]") else text
        if Entity.objects.filter(pk=id, kind=Entity.Kind.PLACE).exists():
            return id
        language = get_language() or "en"
        found = search(text, language, limit=MANY)
        exact = [item.place for item in found if item.matched.casefold() == text.casefold()]
        if len(exact) == 1:
            return str(exact[0].pk)
        if not found:
            raise forms.ValidationError(
                _("The registry has no place “%(text)s”. Leave this empty and name the place in the post."),
                params={"text": text},
            )
        raise forms.ValidationError(
            _("Several places fit “%(text)s”. Write one of these: %(places)s"),
            params={"text": text, "places": "; ".join(written(place) for place in exact or [f.place for f in found])},
        )

    def prepare_value(self, value: Any) -> Any:
        """Show a stored id as name and id."""
        if isinstance(value, str) and value:
            place = Place.objects.filter(pk=value).first()
            return written(place) if place else value
        return value


def written(place: Place) -> str:
    """A place so that nobody takes it for another: ``Yichun, CN [cn:230700]``."""
    name = place.name((get_language() or "en")[:2])
    return f"{name}, {place.country} [{place.pk}]" if place.country else f"{name} [{place.pk}]"


def colleague_choices(organisations: list[Organisation]) -> list[User]:
    """Active people with a role in one of the organisations or above, by name."""
    paths = {organisation.path for organisation in organisations}
    prefixes = {path[: end + 1] for path in paths for end, char in enumerate(path) if char == "/" and end}
    people = User.objects.filter(is_active=True, memberships__organisation__path__in=prefixes)
    return list(people.distinct().order_by("name", "username"))
