"""The generated matrix: true, written down, translated."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from tests.accounts.factories import make_organisation, make_user

from youcheng.accounts.domain import permissions
from youcheng.accounts.domain.matrix import matrix
from youcheng.accounts.interfaces.matrix_page import matrix_page
from youcheng.accounts.interfaces.right_words import first_sentence
from youcheng.accounts.models import Role

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_of_the_documentation_is_fresh() -> None:
    kept = (ROOT / "docs" / "reference" / "rights.md").read_text(encoding="utf-8")
    assert kept == matrix_page(), "write it anew: youcheng manage rights_page > docs/reference/rights.md"


def test_every_action_stands_in_it_once() -> None:
    assert [row.name for row in matrix()] == [predicate.__name__ for predicate in permissions.PREDICATES]


@pytest.mark.parametrize("locale", ["zh_Hans", "ja"])
def test_every_action_is_translated(locale: str) -> None:
    path = ROOT / "src/youcheng/accounts/locale" / locale / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        known = {message.id for message in read_po(file) if message.context == "right" and message.string}
    lacking = {first_sentence(row.words) for row in matrix()} - known
    assert not lacking, "add them to accounts/interfaces/right_words.py and the catalogues, under the context “right”"


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_imagined_people_get_the_answers_of_real_ones(role: Role) -> None:
    province = make_organisation()
    own = make_organisation(parent=province)
    scopes = (own, make_organisation(parent=own), make_organisation(parent=province))
    inside = make_user(role=role, organisation=own)
    on_top = make_user(role=role, organisation=province)
    for row in matrix():
        predicate = getattr(permissions, row.name)
        asked = tuple(bool(predicate(inside, scope)) for scope in scopes)
        if row.at_the_top:
            assert asked == (False, False, False)
            assert bool(predicate(on_top, province)) is row.allowed[role][0]
        else:
            assert asked == row.allowed[role]
