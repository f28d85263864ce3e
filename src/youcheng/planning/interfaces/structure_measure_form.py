"""A support measure as a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from youcheng.planning.domain.coverage_picture import Picture
from youcheng.planning.domain.partner_places import place_cards
from youcheng.planning.domain.support import MeasureTerms
from youcheng.planning.interfaces.structure_forms import PartialDateField
from youcheng.planning.interfaces.structure_names import NamesField, joined, unit_options
from youcheng.planning.interfaces.structure_words import PARTS
from youcheng.planning.models import SupportMeasure


class MeasureForm(forms.Form):
    """Measure, beneficiaries, period, results."""

    title = forms.CharField(label=_("Measure"), max_length=200)
    level = forms.ChoiceField(label=_("For units of the level"), choices=SupportMeasure.Level.choices, initial="county")
    ties = forms.IntegerField(label=_("New ties it is to back"), min_value=1, max_value=200, initial=1)
    starts = PartialDateField(label=_("From"), max_length=10, help_text=_("For example 2026-10-31, 2026-10 or 2026"))
    ends = PartialDateField(label=_("Until"), max_length=10, required=False, help_text=_("Empty: it goes on"))
    results = forms.CharField(
        label=_("Results"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, data: Any = None, *, picture: Picture, measure: SupportMeasure | None = None) -> None:
        super().__init__(data, initial=_initial(measure) if measure else None)
        if picture.parts:
            self.fields["part"] = forms.ChoiceField(
                label=_("In the part"),
                choices=[("", _("every part")), *((one, PARTS[one]) for one in picture.parts)],
                required=False,
            )
        self.fields["units"] = NamesField(
            unit_options(picture.region),
            label=_("Beneficiaries by name"),
            help_text=_("Names parted by commas; empty: all units of the level and part"),
        )
        self.order_fields(["title", "level", "part", "units", "ties", "starts", "ends", "results"])

    @property
    def terms(self) -> MeasureTerms:
        """What a sound form says."""
        said = self.cleaned_data
        return MeasureTerms(
            title=said["title"].strip(),
            level=said["level"],
            part=said.get("part", ""),
            units=said["units"],
            ties=said["ties"],
            starts=said["starts"],
            ends=said["ends"],
            results=said["results"].strip(),
        )


def _initial(measure: SupportMeasure) -> dict[str, Any]:
    named = [one.pk for one in measure.beneficiaries.all()]
    cards = place_cards(named)
    return {
        "title": measure.title,
        "level": measure.level,
        "part": measure.part,
        "units": joined(cards[one].name for one in named),
        "ties": measure.ties,
        "starts": measure.starts,
        "ends": measure.ends,
        "results": measure.results,
    }
