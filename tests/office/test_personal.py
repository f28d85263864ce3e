"""The one table of personal data leaves no column out."""

from __future__ import annotations

import pytest
from tests.accounts.factories import make_user

from youcheng.accounts.domain.permissions import can_see_personal_data
from youcheng.accounts.models import Role
from youcheng.office.domain.queries.scope import PERSONAL_FROM
from youcheng.office.models import Contact, ContactPost, Reach
from youcheng.office.personal import NOT_PERSONAL, PERSONAL_FIELDS, fields_of
from youcheng.web.config import config


@pytest.mark.parametrize("model", [Contact, ContactPost, Reach])
def test_every_column_is_marked(model: type[Contact]) -> None:
    personal = {field.name for field in fields_of(model)}
    assert personal & NOT_PERSONAL[model] == set()
    assert personal | NOT_PERSONAL[model] == {field.name for field in model._meta.concrete_fields}


def test_every_personal_field_says_what_for_and_how_long() -> None:
    assert all(str(field.purpose) and field.months == config().personal_data_months for field in PERSONAL_FIELDS)


def test_only_name_and_posts_are_for_everybody() -> None:
    assert {f"{field.model.__name__}.{field.name}" for field in PERSONAL_FIELDS if not field.restricted} == {
        "Contact.name", "Contact.name_reading", "Contact.name_language", "Contact.person", "ContactPost.title",
        "ContactPost.body", "ContactPost.language", "ContactPost.place", "ContactPost.since", "ContactPost.until",
    }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_the_lists_trust_whom_the_predicate_trusts(role: Role) -> None:
    assert bool(can_see_personal_data(make_user(role=role))) is (role.rank >= PERSONAL_FROM.rank)
