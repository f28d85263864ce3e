"""What a person enters about a contact, checked before anything is written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from youcheng.office.domain.errors import OfficeError
from youcheng.office.models import Reach
from youcheng.registry.models import Entity
from youcheng.registry.values import InvalidValue, PartialDate

email_is_valid = EmailValidator()


@dataclass(frozen=True, slots=True)
class PostDraft:
    """A post: ``place`` is an entity's id, ``since`` and ``until`` are partial ISO dates."""

    title: str
    body: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ReachDraft:
    """A way to reach somebody; ``kind`` is one of ``Reach.Kind``."""

    kind: str
    value: str
    hint: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """Everything that may be entered; what is empty is not known."""

    name: str
    name_language: str = ""
    name_reading: str = ""
    form_of_address: str = ""
    languages: tuple[str, ...] = ()
    remarks: str = ""
    source: str = ""
    person: str = ""
    keep_until: date | None = None
    posts: tuple[PostDraft, ...] = field(default=())
    reaches: tuple[ReachDraft, ...] = field(default=())


class InvalidContact(OfficeError):
    """A draft that cannot be kept; ``errors`` names what is wrong by field (``posts.0.since``)."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = errors


def check(draft: ContactDraft) -> None:
    """Raise :class:`InvalidContact` with everything that is wrong at once."""
    errors: dict[str, str] = {}
    if not tidy(draft.name):
        errors["name"] = _("Give the person's name as the person writes it.")
    named = {("person", draft.person), *((f"posts.{n}.place", post.place) for n, post in enumerate(draft.posts))}
    known = set(Entity.objects.filter(pk__in=[id for _field, id in named if id]).values_list("pk", flat=True))
    for name, id in named:
        if id and id not in known:
            errors[name] = _("The registry has no entry “%(id)s”.") % {"id": id}
    for number, post in enumerate(draft.posts):
        errors |= {f"posts.{number}.{name}": words for name, words in _faults_of_post(post).items()}
    for number, reach in enumerate(draft.reaches):
        words = _fault_of_reach(reach)
        if words:
            errors[f"reaches.{number}.value"] = words
    if errors:
        raise InvalidContact(errors)


def tidy(text: str) -> str:
    """NFC without edge white space and control characters."""
    kept = (char for char in unicodedata.normalize("NFC", text) if char.isprintable() or char in "\n\t\u3000")
    return "".join(kept).strip()


def _faults_of_post(post: PostDraft) -> dict[str, str]:
    faults: dict[str, str] = {}
    if not tidy(post.title):
        faults["title"] = _("Name the post.")
    for name in ("since", "until"):
        value = getattr(post, name)
        try:
            if value:
                PartialDate().clean(value)
        except InvalidValue as error:
            faults[name] = str(error)
    shorter = min(len(post.since), len(post.until))
    if not faults and shorter and post.until[:shorter] < post.since[:shorter]:
        faults["until"] = _("The post ends before it begins.")
    return faults


def _fault_of_reach(reach: ReachDraft) -> str:
    if reach.kind not in Reach.Kind.values:
        return _("Choose a way to reach the person.")
    if not tidy(reach.value):
        return _("Give the number or address.")
    if reach.kind == Reach.Kind.EMAIL:
        try:
            email_is_valid(reach.value.strip())
        except ValidationError:
            return _("“%(value)s” is not an e-mail address.") % {"value": reach.value}
    return ""
