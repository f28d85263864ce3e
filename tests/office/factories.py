"""One factory per model of the office room, each by the product's own verb; people and addresses are made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from itertools import count
from typing import Any

from django.core.files.base import ContentFile

from youcheng.accounts.models import Organisation, User
from youcheng.office.domain.contact_draft import ContactDraft, PostDraft, ReachDraft
from youcheng.office.domain.contacts import add_contact
from youcheng.office.domain.files import keep_file
from youcheng.office.domain.letter_starts import TextDraft
from youcheng.office.domain.messages import add_recipients, write_message
from youcheng.office.domain.notes import write_note
from youcheng.office.domain.notifications import notify
from youcheng.office.domain.tasks import TaskDraft, give_task
from youcheng.office.models import Contact, Delivery, File, Message, Note, Notification, Task

_numbers = count(1)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0" * 17


def upload(content: bytes | str = PDF, name: str = "example.pdf") -> ContentFile[Any]:
    """A file as a form hands it over."""
    return ContentFile(content.encode() if isinstance(content, str) else content, name=name)


def make_file(*, by: User, about: Any = None, content: bytes | str = "", name: str = "note.txt") -> File:
    """A kept file; each call without content makes other bytes."""
    return keep_file(upload(content or f"An example {next(_numbers)}.", name), about=about, by=by)


def zipped(**parts: str) -> bytes:
    """A ZIP archive; ``__`` in a name stands for the slash, ``_dot_`` for the dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return buffer.getvalue()


def word_file(**more: str) -> bytes:
    """The least that is a Word file by its content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in {"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>", **more}.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def contact_draft(name: str = "", **fields: Any) -> ContactDraft:
    """What an officer enters: an example person with a post and an e-mail address of example.org."""
    number = next(_numbers)
    values: dict[str, Any] = {
        "name": name or f"Example person {number}",
        "languages": ("ja", "en"),
        "posts": (PostDraft("Example director", "Example international division", since="2024-04"),),
        "reaches": (ReachDraft("email", f"person{number}@example.org", preferred=True),),
    }
    return ContactDraft(**{**values, **fields})


def make_contact(*, by: User, organisation: Organisation | None = None, **fields: Any) -> Contact:
    """An example contact."""
    return add_contact(contact_draft(**fields), by=by, organisation=organisation)


def make_task(*, by: User, about: Any = None, what: str = "", **fields: Any) -> Task:
    """An example task, given to nobody yet unless ``given_to`` is said."""
    return give_task(TaskDraft(what or f"Example task {next(_numbers)}", **fields), about=about, by=by)


def make_note(*, by: User, about: Any, text: str = "") -> Note:
    """An example note."""
    return write_note(text or f"Example note {next(_numbers)}", about=about, by=by)


def make_notification(*, to: User, about: Any = None, by: User | None = None) -> Notification:
    """An example notification."""
    notify([to], "import_finished", about=about, by=by, file=f"example-{next(_numbers)}.xlsx")
    return Notification.objects.filter(person=to).latest("pk")


def text_drafts(**bodies: str) -> list[TextDraft]:
    """Texts by language, ``en="Dear {name}"``; a plain English one without any."""
    given = {tag.replace("_", "-"): body for tag, body in bodies.items()} or {"en": "Dear {name},\n\nan example."}
    return [TextDraft(tag, f"Example ({tag})", body) for tag, body in given.items()]


def make_message(*, by: User, to: Sequence[Contact] = (), language: str = "en", **bodies: str) -> Message:
    """A draft of an example letter, addressed to these contacts."""
    message = write_message(text_drafts(**bodies), by=by, language=language)
    add_recipients(message, to, by=by)
    return message


def make_delivery(*, by: User) -> Delivery:
    """An example letter as it would go to one example person."""
    return make_message(by=by, to=[make_contact(by=by)]).deliveries.get()
