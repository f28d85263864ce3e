"""A year's policy as a form, to and from the layout engine's policy document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError as PolicyInvalid

from youcheng.engines.layout import Policy
from youcheng.engines.layout.policy import AtLeast
from youcheng.planning.domain.coverage_picture import LEVELS, Picture
from youcheng.planning.domain.partner_places import place_cards
from youcheng.planning.domain.support import reserve_for
from youcheng.planning.interfaces.structure_names import NamesField, country_options, joined, unit_options
from youcheng.planning.interfaces.structure_words import LEVELS as LEVEL_WORDS
from youcheng.planning.interfaces.structure_words import PARTS as PART_WORDS
from youcheng.planning.interfaces.structure_words import country_words
from youcheng.planning.models import SupportMeasure

NEW_TIES, BALANCE = 10, 50
FAVOUR = 1.5
MOST = 500


def _whole(label: object, *, required: bool = False, least: int = 0, help_text: object = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, required=required, min_value=least, max_value=MOST, help_text=help_text)  # type: ignore[arg-type]


def _weight(label: object) -> forms.FloatField:
    return forms.FloatField(label=label, min_value=0, max_value=10, required=False)  # type: ignore[arg-type]


class PolicyForm(forms.Form):
    """What this year's plan may do and what it should prefer; an empty field means its default."""

    title = forms.CharField(label=_("Name of the plan"), max_length=120, required=False)
    new_ties = _whole(_("New ties in all, at most"), required=True)
    balance = forms.IntegerField(
        label=_("Fit or spread, in %"),
        min_value=0,
        max_value=100,
        help_text=_("0 looks only at how well partners suit, 100 only at spreading ties over units."),
    )
    plan_for_unknown = forms.BooleanField(
        label=_("Also plan for units of which nobody has said what ties they have"), required=False
    )
    most_per_unit = _whole(_("New ties of one unit, at most"), required=True)
    most_per_country = _whole(_("New ties with one country, at most"), help_text=_("Empty: no limit"))
    most_per_partner = _whole(_("Units that seek the same partner, at most"), required=True, least=1)
    favour_weight = _weight(_("Weight of what is favoured"))
    budget = forms.FloatField(label=_("Budget for all new ties"), min_value=0, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        picture: Picture,
        measures: Sequence[SupportMeasure],
        policy: Policy | None = None,
        title: str = "",
    ) -> None:
        self.picture = picture
        self.measures = {str(one.pk): one for one in measures}
        super().__init__(data, initial=self._initial(policy, title))
        for level in picture.levels:
            words = {"level": LEVEL_WORDS[level]}
            self.fields[f"weight_{level}"] = _weight(_("Weight: %(level)s") % words)
            self.fields[f"at_least_{level}"] = _whole(_("Ties each shall have in the end: %(level)s") % words)
            self.fields[f"cost_{level}"] = forms.FloatField(
                label=_("Cost of a new tie: %(level)s") % words, min_value=0, required=False
            )
        for part in picture.parts:
            self.fields[f"weight_{part}"] = _weight(_("Weight: %(part)s") % {"part": PART_WORDS[part]})
        units = unit_options(picture.region)
        hint = _("Names in any of the three languages, parted by commas")
        self.fields["favour_countries"] = NamesField(country_options(), label=_("Countries to favour"), help_text=hint)
        self.fields["leave_out_countries"] = NamesField(country_options(), label=_("Countries to leave out"))
        self.fields["favour_units"] = NamesField(units, label=_("Units to favour"))
        self.fields["leave_out_units"] = NamesField(units, label=_("Units to leave out"))
        self.fields["measures"] = forms.MultipleChoiceField(
            label=_("Reserve ties for support measures"),
            choices=[(key, one.title) for key, one in self.measures.items()],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def group(self, *names: str) -> list[forms.BoundField]:
        """Some of the fields, those that this region has."""
        return [self[name] for name in names if name in self.fields]

    @property
    def main(self) -> list[forms.BoundField]:
        """How many, and what counts more."""
        return self.group("title", "new_ties", "balance")

    @property
    def weights(self) -> list[forms.BoundField]:
        """Weights of levels and parts."""
        return self.group(*(f"weight_{one}" for one in (*self.picture.levels, *self.picture.parts)))

    @property
    def floors(self) -> list[forms.BoundField]:
        """What each unit of a level shall have."""
        return self.group(*(f"at_least_{one}" for one in self.picture.levels if one != "province"))

    @property
    def limits(self) -> list[forms.BoundField]:
        """What must not be exceeded."""
        return self.group("most_per_unit", "most_per_country", "most_per_partner")

    @property
    def choices(self) -> list[forms.BoundField]:
        """What is favoured or left out."""
        return self.group("favour_countries", "leave_out_countries", "favour_units", "leave_out_units", "favour_weight")

    @property
    def money(self) -> list[forms.BoundField]:
        """Budget and costs."""
        return self.group("budget", *(f"cost_{one}" for one in self.picture.levels))

    def clean(self) -> dict[str, Any]:
        """Also what the policy document says of itself."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.policy = self._policy(cleaned)
            except PolicyInvalid as error:
                raise ValidationError([fault["msg"] for fault in error.errors()]) from error
        return cleaned

    def _policy(self, said: Mapping[str, Any]) -> Policy:
        def weights(keys: Sequence[str]) -> dict[str, float]:
            given = {key: said.get(f"weight_{key}") for key in keys}
            return {key: value for key, value in given.items() if value is not None and value != 1}

        favour = said.get("favour_weight") or FAVOUR
        costs = {level: said.get(f"cost_{level}") for level in self.picture.levels}
        chosen = [self.measures[key] for key in said["measures"]]
        return Policy.model_validate(
            {
                "new_ties": said["new_ties"],
                "balance": said["balance"] / 100,
                "plan_for_unknown": said["plan_for_unknown"],
                "level_weights": weights(self.picture.levels),
                "region_weights": weights(self.picture.parts),
                "country_weights": dict.fromkeys(said["favour_countries"], favour),
                "unit_weights": dict.fromkeys(said["favour_units"], favour),
                "leave_out_countries": said["leave_out_countries"],
                "leave_out_units": said["leave_out_units"],
                "most_per_unit": said["most_per_unit"],
                "most_per_country": said["most_per_country"],
                "most_per_partner": said["most_per_partner"],
                "at_least": tuple(
                    AtLeast(ties=ties, level=level)
                    for level in self.picture.levels
                    if (ties := said.get(f"at_least_{level}"))
                ),
                "reserve": tuple(
                    reserve_for(one, named=[unit.pk for unit in one.beneficiaries.all()]) for one in chosen
                ),
                "budget": said["budget"],
                "costs": {level: cost for level, cost in costs.items() if cost},
            }
        )

    def _initial(self, policy: Policy | None, title: str) -> dict[str, Any]:
        start = policy or Policy(new_ties=NEW_TIES, balance=BALANCE / 100)
        favoured = [*start.country_weights.values(), *start.unit_weights.values()]
        units = place_cards([*start.unit_weights, *start.leave_out_units])
        reserved = {one.measure for one in start.reserve}
        return {
            "title": title,
            "new_ties": start.new_ties,
            "balance": round(start.balance * 100),
            "plan_for_unknown": start.plan_for_unknown,
            "most_per_unit": start.most_per_unit,
            "most_per_country": start.most_per_country,
            "most_per_partner": start.most_per_partner,
            "favour_weight": favoured[0] if favoured else FAVOUR,
            "budget": start.budget,
            **{f"weight_{level}": start.level_weights.get(level, 1) for level in LEVELS},  # type: ignore[call-overload]
            **{f"weight_{part}": start.region_weights.get(part, 1) for part in self.picture.parts},
            **{f"cost_{level}": cost for level, cost in start.costs.items()},
            **{f"at_least_{one.level}": one.ties for one in start.at_least},
            "favour_countries": joined(country_words(one) for one in start.country_weights),
            "leave_out_countries": joined(country_words(one) for one in start.leave_out_countries),
            "favour_units": joined(units[one].name for one in start.unit_weights),
            "leave_out_units": joined(units[one].name for one in start.leave_out_units),
            "measures": [key for key, one in self.measures.items() if one.title in reserved],
        }
