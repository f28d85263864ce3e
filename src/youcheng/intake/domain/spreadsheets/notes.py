"""What a person should know of how a list was read, before looking at its rows."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext as _

from youcheng.intake.domain.spreadsheets.fields import KEEP
from youcheng.intake.domain.spreadsheets.grid import letters
from youcheng.intake.models import DraftRow, ImportDraft


def notes_of(draft: ImportDraft) -> list[str]:
    """Sentences: no row below the header, no header that is known, one header over several columns."""
    where = {"file": draft.file_name, "row": draft.header_row + 1}
    where["sheet"] = draft.sheets.get(position=draft.sheet).name
    notes = []
    if not draft.rows.exclude(state=DraftRow.State.NO_ROW).exists():
        notes.append(
            _("“%(file)s”, sheet “%(sheet)s”: no row of a list stands below the header in row %(row)s. Choose another "
              "sheet or header row, or add the rows and send the file again.") % where
        )  # fmt: skip
    if all(field == KEEP for field in draft.columns.values()):
        words = ", ".join(f"“{header}”" for header in draft.headers[:5] if header)
        notes.append(
            _("“%(file)s”, sheet “%(sheet)s”: row %(row)s was taken for the header, and none of its words is known "
              "(%(words)s). If the list has no header row, put one above it and send the file again; else choose the "
              "row or say what each column is.") % {**where, "words": words}
        )  # fmt: skip
    for header, times in Counter(header for header in draft.headers if header).items():
        if times > 1:
            columns = [number for number, label in enumerate(draft.headers) if label == header]
            read = [letters(number) for number in columns if draft.columns.get(str(number), KEEP) != KEEP]
            notes.append(
                _("The header “%(header)s” stands over the columns %(columns)s; read: %(read)s. The others are kept as "
                  "words; change the columns if another is meant.")
                % {
                    "header": header,
                    "columns": ", ".join(letters(number) for number in columns),
                    "read": ", ".join(read) or "–",
                }
            )  # fmt: skip
    return notes
