"""Adding documents: files, or a pasted text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

MAX_FILES = 50


class ManyFilesInput(forms.ClearableFileInput):
    """A file field that takes several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; sizes are judged by ``receive``, which says more than a form can."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, (list, tuple)) else [data] if data else []
        if len(files) > MAX_FILES:
            raise forms.ValidationError(
                _("%(count)d files were chosen; send up to %(limit)d at a time."),
                params={"count": len(files), "limit": MAX_FILES},
            )
        return list(files)


class AddForm(forms.Form):
    """Files or a text, and where they were found."""

    documents = ManyFilesField(
        label=_("Files"),
        required=False,
        help_text=_("Saved pages, plain text, Word (.docx) or PDF with a text layer."),
    )
    text = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    source_url = forms.CharField(
        label=_("Address of the page"),
        required=False,
        max_length=1000,
        help_text=_("Where it was published, if you know: it becomes part of the evidence."),
        widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
    )

    def clean(self) -> dict[str, Any]:
        """Something must be there."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("documents") and not cleaned.get("text") and not self.errors:
            raise forms.ValidationError(_("Choose a file or paste a text."))
        return cleaned
