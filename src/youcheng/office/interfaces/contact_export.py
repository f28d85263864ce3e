"""Taking contacts out: a list as CSV, one person's data whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from youcheng.accounts.domain.changes import changes_of
from youcheng.office.domain.queries.scope import about
from youcheng.office.domain.things import thing_of
from youcheng.office.models import Contact, File, Note, Reach, Task
from youcheng.office.personal import PERSONAL_FIELDS

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins like this would be a formula to a spreadsheet program; an apostrophe makes it text."""
BOM = "\ufeff"
COLUMNS = (
    "id", "name", "reading", "form_of_address", "post", "office", "place", "since", "until", "languages",
    *Reach.Kind.values, "source", "keep_until", "kept_by",
)  # fmt: skip


def csv_lines(contacts: QuerySet[Contact]) -> Iterator[str]:
    """The contacts as CSV with a byte order mark, one line per person: the first post, every way to reach."""
    yield BOM + _line(COLUMNS)
    for contact in contacts.prefetch_related("reaches"):
        reaches: dict[str, list[str]] = {}
        for reach in contact.reaches.all():
            reaches.setdefault(reach.kind, []).append(reach.value)
        post = next(iter(contact.posts.all()), None)
        yield _line(
            (
                str(contact.pk),
                contact.name,
                contact.name_reading,
                contact.form_of_address,
                post.title if post else "",
                post.body if post else "",
                (post.place_id or "") if post else "",
                post.since if post else "",
                post.until if post else "",
                " ".join(contact.languages),
                *("; ".join(reaches.get(kind, [])) for kind in Reach.Kind.values),
                contact.source,
                contact.keep_until.isoformat(),
                contact.organisation.name,
            )
        )


def _line(cells: tuple[str, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells)
    return buffer.getvalue()


def person_data(contact: Contact) -> dict[str, Any]:
    """Everything kept about a person, as JSON values: for the person, or for another office to take over."""
    thing = thing_of(contact)
    return {
        "contact": contact.pk,
        "kept_by": contact.organisation.name,
        "kept_since": contact.created_at.isoformat(),
        "keep_until": contact.keep_until.isoformat(),
        "fields": {
            field.name: value
            for field in PERSONAL_FIELDS
            if field.model is Contact and (value := getattr(contact, _column(field.name))) not in ("", [], None)
        },
        "purposes": {f"{field.model.__name__}.{field.name}": str(field.purpose) for field in PERSONAL_FIELDS},
        "posts": [
            {"title": post.title, "body": post.body, "place": post.place_id, "since": post.since, "until": post.until}
            for post in contact.posts.all()
        ],
        "reaches": [
            {"kind": reach.kind, "value": reach.value, "hint": reach.hint, "preferred": reach.preferred}
            for reach in contact.reaches.all()
        ],
        "notes": [
            {"at": note.at.isoformat(), "by": str(note.by), "text": note.text}
            for note in about(Note.objects.select_related("by"), thing)
        ],
        "tasks": [
            {"what": task.what, "details": task.details, "due": task.due and task.due.isoformat()}
            for task in about(Task.objects.all(), thing)
        ],
        "files": [
            {"name": file.name, "bytes": file.size, "sha256": file.sha256, "kept_at": file.kept_at.isoformat()}
            for file in about(File.objects.all(), thing)
        ],
        "history": [
            {"at": change.at.isoformat(), "by": change.by_name, "verb": change.verb} for change in changes_of(contact)
        ],
    }


def _column(name: str) -> str:
    return "person_id" if name == "person" else name


def data_in_words(contact: Contact) -> list[tuple[str, list[tuple[str, str]]]]:
    """The same for a person to read: headings, each with terms and values."""
    labels = {field.name: str(field.verbose_name) for field in Contact._meta.fields}
    data = person_data(contact)
    ways = dict(Reach.Kind.choices)
    return [
        (
            _("Person"),
            [
                (labels[name], ", ".join(value) if isinstance(value, list) else str(value))
                for name, value in data["fields"].items()
            ],
        ),
        (
            _("Posts"),
            [
                (post["title"], " · ".join(filter(None, (post["body"], post["place"], _period(post)))))
                for post in data["posts"]
            ],
        ),
        (
            _("Ways to reach"),
            [
                (str(ways[one["kind"]]), " · ".join(filter(None, (one["value"], one["hint"]))))
                for one in data["reaches"]
            ],
        ),
        (_("Notes"), [(note["at"][:10], note["text"]) for note in data["notes"]]),
        (_("Tasks"), [(task["due"] or "–", f"{task['what']} {task['details']}".strip()) for task in data["tasks"]]),
        (_("Files"), [(file["kept_at"][:10], file["name"]) for file in data["files"]]),
        (
            _("Kept"),
            [
                (_("by"), data["kept_by"]),
                (_("since"), data["kept_since"][:10]),
                (_("until"), data["keep_until"]),
            ],
        ),
    ]


def _period(post: dict[str, str]) -> str:
    return f"{post['since'] or '…'} – {post['until'] or '…'}" if post["since"] or post["until"] else ""
