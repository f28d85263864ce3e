"""How the columns of a list are read, as a form: one choice per column, and what no column says."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youcheng.intake.domain.spreadsheets.fields import FIELDS, KEEP
from youcheng.intake.domain.spreadsheets.grid import letters, text_of
from youcheng.intake.domain.spreadsheets.places import Hints, PlaceFinder
from youcheng.intake.domain.spreadsheets.plan import make_plan
from youcheng.intake.domain.spreadsheets.presets import PRESETS
from youcheng.intake.interfaces.spreadsheets.text_file import ENCODINGS
from youcheng.intake.models import DraftSheet, ImportDraft
from youcheng.registry.models import TieKind

EXAMPLES = 3
ENCODING_NAMES = {"utf-8": "UTF-8", "gb18030": "GB18030 (GBK)", "cp932": "Shift_JIS", "utf-16": "UTF-16"}


class ColumnForm(forms.Form):
    """One field ``column_N`` per column with a header, and the defaults of the whole list."""

    home = forms.CharField(
        label=gettext_lazy("Our side of every row"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Only where no column names it: the place whose list this is."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of tie where a row names none"),
        required=False,
        choices=[("", gettext_lazy("not stated")), *((k, v) for k, v in TieKind.choices if k != TieKind.UNSPECIFIED)],
    )
    alike = forms.BooleanField(
        label=gettext_lazy("Sheets of this file with the same columns belong to the list"), required=False
    )
    public = forms.BooleanField(
        label=gettext_lazy("Show to the public at once, marked as imported and not reviewed"), required=False
    )

    def __init__(self, draft: ImportDraft, sheet: DraftSheet, *args: Any, **options: Any) -> None:
        options.setdefault("initial", _initial(draft))
        super().__init__(*args, **options)
        self.draft = draft
        first = draft.header_row + draft.header_depth
        choices = [(name, field.label) for name, field in FIELDS.items()]
        self.columns: list[str] = []
        for column, header in enumerate(draft.headers):
            cells = [row[column] for row in sheet.rows[first:] if column < len(row)]
            examples = list(dict.fromkeys(text for cell in cells[:50] if (text := text_of(cell))))[:EXAMPLES]
            if not header and not examples:
                continue
            name = f"column_{column}"
            self.columns.append(name)
            words = header or _("(no header)")
            self.fields[name] = forms.ChoiceField(
                label=f"{letters(column)}  {words}",
                choices=choices,
                initial=draft.columns.get(str(column), KEEP),
                help_text=" · ".join(example[:40] for example in examples),
            )

    def column_fields(self) -> list[forms.BoundField]:
        """The choices, one per column."""
        return [self[name] for name in self.columns]

    def chosen(self) -> dict[str, str]:
        """The fields by column, in the form in which a draft keeps them."""
        return {name.removeprefix("column_"): self.cleaned_data[name] for name in self.columns}

    def clean_home(self) -> str:
        """The place by its name, unless it was left as it was."""
        text = self.cleaned_data["home"].strip()
        if not text:
            return ""
        before = self.draft.defaults.get("home", "")
        if before and text == _name_of(before):
            return str(before)
        answer = PlaceFinder().find(text, Hints())
        if answer.place:
            return answer.place
        if answer.choices:
            raise forms.ValidationError(
                _("“%(name)s” could be several places. Write it with what it is part of, such as “日本国大阪市”."),
                params={"name": text},
            )
        raise forms.ValidationError(_("No place of the name “%(name)s” is known."), params={"name": text})

    def clean(self) -> dict[str, Any]:
        """Both sides must be somewhere, and a date or a party not in two columns."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        chosen = list(self.chosen().values())
        for name in ("parties", "party_a", "party_b", "signed_on", "kind"):
            if chosen.count(name) > 1:
                raise forms.ValidationError(
                    _("Two columns are read as “%(field)s”; keep one."), params={"field": FIELDS[name].label}
                )
        plan = make_plan(self.chosen(), self.draft.headers, {"home": cleaned.get("home", "")}, self.draft.epoch)
        if not plan.has_sides:
            raise forms.ValidationError(
                _("Say in which columns both parties stand, or which place is our side of every row.")
            )
        return cleaned


class SheetForm(forms.Form):
    """On which sheet the list stands, in which row its header, how a text file is encoded, which preset fits."""

    sheet = forms.TypedChoiceField(label=gettext_lazy("Sheet"), coerce=int)
    header_row = forms.IntegerField(label=gettext_lazy("Header in row"), min_value=1, required=False)
    encoding = forms.ChoiceField(label=gettext_lazy("Encoding"), required=False)
    preset = forms.ChoiceField(label=gettext_lazy("Layout"), required=False)

    def __init__(self, draft: ImportDraft, *args: Any, **options: Any) -> None:
        initial = {
            "sheet": draft.sheet,
            "header_row": draft.header_row + 1,
            "encoding": draft.encoding,
            "preset": draft.preset,
        }
        options["initial"] = initial
        super().__init__(*args, **options)
        sheets = draft.sheets.defer("rows", "merged")
        self.fields["sheet"].choices = [(one.position, one.name) for one in sheets]  # type: ignore[attr-defined]
        self.fields["encoding"].choices = [(name, ENCODING_NAMES[name]) for name in ENCODINGS]  # type: ignore[attr-defined]
        guessed = [("", _("as guessed from the headers"))]
        self.fields["preset"].choices = guessed + [(one.name, str(one.label)) for one in PRESETS]  # type: ignore[attr-defined]
        if draft.format != "csv":
            del self.fields["encoding"]


class SpreadsheetForm(forms.Form):
    """A file to import."""

    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy(".xlsx, .xls, or .csv in UTF-8, GB18030 or Shift_JIS; up to 20,000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv,.tsv,.txt"}),
        allow_empty_file=True,
    )


def _initial(draft: ImportDraft) -> dict[str, Any]:
    home = draft.defaults.get("home", "")
    return {
        "home": _name_of(home) if home else "",
        "kind": draft.defaults.get("kind", ""),
        "alike": draft.alike,
        "public": draft.public,
    }


def _name_of(place_id: str) -> str:
    from youcheng.registry.domain.reference import reference_place
    from youcheng.web.languages import bcp47_tag, current

    place = reference_place(place_id)
    return place.name(bcp47_tag(current())) if place else place_id
