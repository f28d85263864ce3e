"""The panel that other rooms put on their pages."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory
from tests.office.factories import make_contact, make_file, make_note, make_task
from tests.registry import factories as registry

from youcheng.accounts.models import User
from youcheng.office.templatetags.office import size

pytestmark = pytest.mark.django_db


def panel(about: object, user: object) -> str:
    """What a page of another room would show."""
    request = RequestFactory().get("/en/tie/x/")
    request.user = user  # type: ignore[assignment]
    template = Template("{% load office %}{% office_panel about %}")
    return template.render(Context({"request": request, "about": about})).strip()


def test_it_shows_tasks_notes_and_files_about_this_thing_only(officer: User) -> None:
    tie = registry.tie()
    make_task(by=officer, about=tie, what="Write to the mayor", given_to=officer)
    make_note(by=officer, about=tie, text="They prefer <May>.")
    make_file(by=officer, about=tie, name="programme.txt")
    make_note(by=officer, about=registry.tie(), text="Elsewhere")
    shown = panel(tie, officer)
    for words in ("Write to the mayor", "They prefer &lt;May&gt;.", "programme.txt", "Give a task", "Keep files"):
        assert words in shown
    assert "Elsewhere" not in shown
    assert f'name="about_id" value="{tie.pk}"' in shown
    assert 'name="next" value="/en/tie/x/"' in shown


def test_who_may_only_look_gets_no_forms(officer: User, viewer: User) -> None:
    tie = registry.tie()
    make_note(by=officer, about=tie, text="They prefer May.")
    shown = panel(tie, viewer)
    assert "They prefer May." in shown
    assert "<form" not in shown


def test_nothing_for_visitors_and_nothing_personal_for_viewers(officer: User, viewer: User, stranger: User) -> None:
    tie, contact = registry.tie(), make_contact(by=officer)
    make_note(by=officer, about=tie, text="They prefer May.")
    assert panel(tie, AnonymousUser()) == ""
    assert panel(contact, viewer) == ""
    assert panel(contact, stranger) == ""
    assert "They prefer May." not in panel(tie, stranger)


@pytest.mark.parametrize(
    ("value", "words"), [(0, "0 B"), (999, "999 B"), (1536, "1.5 kB"), (2_500_000, "2.5 MB"), (7_000_000_000, "7.0 GB")]
)
def test_sizes(value: int, words: str) -> None:
    assert size(value) == words
