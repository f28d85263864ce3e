"""Forms of coverage: what an office says about its units."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from youcheng.planning.models import Completeness
from youcheng.registry.values import InvalidValue, PartialDate


class PartialDateField(forms.CharField):
    """A date of which the day or the month may be missing: ``2026-10-31``, ``2026-10``, ``2026``."""

    def clean(self, value: object) -> str:
        text = str(super().clean(value)).strip()
        if not text:
            return ""
        try:
            return str(PartialDate().clean(text))
        except InvalidValue as error:
            raise ValidationError(_("Give a date as 2026-10-31, 2026-10 or 2026.")) from error


class CompletenessForm(forms.Form):
    """How far the list of ties of the chosen units is known."""

    status = forms.ChoiceField(
        label=_("What is shown here is"),
        choices=[
            (Completeness.Status.COMPLETE, _("complete: where no tie is listed, there is none")),
            (Completeness.Status.PARTIAL, _("known in part: there may be others")),
            (Completeness.Status.UNKNOWN, _("not known")),
        ],
    )
    as_of = PartialDateField(label=_("as of"), max_length=10, help_text=_("For example 2026-10-31, 2026-10 or 2026"))
    note = forms.CharField(label=_("Source or note"), max_length=300, required=False)

    def __init__(self, data: object = None, *, prefix: str | None = None) -> None:
        super().__init__(data, prefix=prefix, initial={"as_of": timezone.localdate().isoformat()})  # type: ignore[arg-type]
