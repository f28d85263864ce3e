"""The conditions of a partner search as a form of a page's address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.planning.domain.partner_places import PlaceCard, country_name
from youcheng.planning.domain.partner_search import Question
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.models import Place
from youcheng.web.languages import bcp47_tag, current

ANY = ("", pgettext_lazy("filter", "Any"))
SIZES = {
    "like": (None, None),
    "small": (None, 50_000),
    "town": (50_000, 200_000),
    "city": (200_000, 1_000_000),
    "large": (1_000_000, None),
}
SIZE_WORDS = [
    ("like", _("like ours (half to double)")),
    ("small", _("under 50,000")),
    ("town", _("50,000 to 200,000")),
    ("city", _("200,000 to 1 million")),
    ("large", _("over 1 million")),
]
LEVELS = (Place.Level.PROVINCE, Place.Level.CITY, Place.Level.COUNTY)


class PartnerFilters(forms.Form):
    """All conditions are optional; what is not understood does not restrict."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    group = forms.ChoiceField(label=_("Region or district"), required=False)
    level = forms.ChoiceField(
        label=_("Level"), choices=[ANY, *((level.value, level.label) for level in LEVELS)], required=False
    )
    size = forms.ChoiceField(label=_("Inhabitants"), choices=[ANY, *SIZE_WORDS], required=False)

    def __init__(self, place: PlaceCard, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place
        self._choices("country", countries_besides(place.country))
        self._choices("group", groups_abroad(place.country))
        if not place.population:
            self._choices("size", SIZE_WORDS[1:])
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"

    def _choices(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [ANY, *choices]

    def question(self) -> Question:
        """The question that the conditions ask."""
        self.is_valid()
        given = self.cleaned_data
        people = SIZES.get(given.get("size", ""), (None, None))
        if given.get("size") == "like" and self.place.population:
            people = (self.place.population // 2, self.place.population * 2)
        return Question(
            country=given.get("country", ""),
            group=given.get("group", ""),
            level=given.get("level", ""),
            people_from=people[0],
            people_to=people[1],
        )


def countries_besides(own: str) -> list[tuple[str, str]]:
    """The countries of the registry's places but one, by name."""
    codes = Place.objects.exclude(country__in=["", own]).order_by().values_list("country", flat=True).distinct()
    return sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])


def groups_abroad(own: str) -> list[tuple[str, str]]:
    """The gazetteer's groups with members outside a country, by name."""
    known = gazetteer()
    if known is None:
        return []
    tag = bcp47_tag(current())
    found = []
    for group in known.groups():
        abroad = any(known.get(member).country != own for member in group.members[:1])
        if abroad:
            found.append((group.key, group.names.get(tag) or group.names.get("en") or group.key))
    return sorted(found, key=lambda pair: pair[1])
