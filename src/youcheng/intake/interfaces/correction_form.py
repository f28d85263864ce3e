"""Correcting a fact: one plain field for each of its values."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from youcheng.intake.domain.mapping.seen import date_of, text_of
from youcheng.intake.interfaces.fact_fields import FIELDS, FactField
from youcheng.intake.models import Finding
from youcheng.registry.values import InvalidValue, PartialDate

SEPARATOR = "|"
"""Between the name and the title of a signer, one signer on a line."""
DATE_HINT = _("Year, month or day, as far as it is known: 2019, 2019-10, 2019-10-23.")


class CorrectionForm(forms.Form):
    """The fields of one finding as they stand, to be changed; ``note`` says how the person knows."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, finding: Finding, data: QueryDict | None = None) -> None:
        self.finding = finding
        specs = FIELDS[finding.kind]
        initial: dict[str, Any] = {"version": finding.version}
        initial |= {spec.name: initial_of(spec, finding.fields.get(spec.name)) for spec in specs}
        super().__init__(data, initial=initial)
        for spec in specs:
            self.fields[spec.name] = form_field(spec, initial[spec.name])
        self.fields["note"] = forms.CharField(
            label=_("How do you know? (optional)"),
            required=False,
            max_length=500,
            help_text=_("Kept as your word beside the page's."),
        )
        language = finding.reading.document.language
        for name, field in self.fields.items():
            if name not in ("note", "version") and language:
                field.widget.attrs["lang"] = language

    def corrected(self) -> dict[str, Any]:
        """The finding's fields with the person's values laid over them; what was left alone keeps its form."""
        fields = dict(self.finding.fields)
        for spec in FIELDS[self.finding.kind]:
            given = self.cleaned_data.get(spec.name)
            if given == self.initial[spec.name] or (given in (None, "") and self.initial[spec.name] in (None, "")):
                continue
            fields[spec.name] = stored(spec, given)
        return fields

    @property
    def changed(self) -> bool:
        """Whether any value differs from what stands."""
        return self.corrected() != self.finding.fields


def initial_of(spec: FactField, value: Any) -> Any:
    """A value as it is put into the form."""
    match spec.kind:
        case "texts":
            items = value if isinstance(value, list) else [value]
            return "\n".join(text for item in items if (text := text_of(item)))
        case "people":
            return "\n".join(_person_line(item) for item in value or [] if isinstance(item, dict))
        case "date":
            return date_of(value)
        case "number":
            return value
        case _:
            return text_of(value)


def _person_line(person: dict[str, Any]) -> str:
    name = text_of(person.get("name"))
    title = "、".join(text for post in person.get("posts") or [] if (text := text_of(post)))
    return f"{name} {SEPARATOR} {title}" if title else name


def form_field(spec: FactField, initial: Any) -> forms.Field:
    """The form field for a field of a fact."""
    common: dict[str, Any] = {"label": spec.label, "required": spec.required}
    field: forms.Field
    match spec.kind:
        case "number":
            field = forms.FloatField(**common, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
        case "choice":
            field = forms.ChoiceField(**common, choices=_choices(spec, initial))
        case "texts":
            rows = min(max(str(initial).count("\n") + 2, 3), 10)
            lines = forms.Textarea(attrs={"rows": rows})
            field = forms.CharField(**common, widget=lines, help_text=_("One on each line."))
        case "people":
            lines = forms.Textarea(attrs={"rows": 3})
            field = forms.CharField(**common, widget=lines, help_text=_("One on each line: name | title."))
        case "long":
            field = forms.CharField(**common, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
        case "date":
            field = forms.CharField(**common, max_length=10, help_text=DATE_HINT, validators=[check_date])
        case _:
            field = forms.CharField(**common, max_length=300)
    return field


def _choices(spec: FactField, initial: Any) -> list[tuple[str, str | Promise]]:
    unknown: list[tuple[str, str | Promise]] = [] if spec.required else [("", _("not stated"))]
    known = [*unknown, *spec.choices]
    if initial and initial not in {value for value, _label in known}:
        known.append((initial, initial))
    return known


def check_date(value: str) -> None:
    """Raise a form error for what is no partial date."""
    try:
        PartialDate().clean(value)
    except InvalidValue as error:
        raise forms.ValidationError(str(error) or _g("A date is expected.")) from None


def stored(spec: FactField, given: Any) -> Any:
    """A form's value as a fact keeps it."""
    match spec.kind:
        case "texts":
            return [line.strip() for line in (given or "").splitlines() if line.strip()]
        case "people":
            return [_person(line) for line in (given or "").splitlines() if line.strip()]
        case "number":
            return int(given) if isinstance(given, float) and given.is_integer() else given
        case _:
            return (given or "").strip()


def _person(line: str) -> dict[str, Any]:
    name, _separator, title = (part.strip() for part in line.partition(SEPARATOR))
    return {"name": name, "posts": [title] if title else []}
