"""Setting aside and shortlisting."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.accounts.factories import make_user
from tests.planning.partners import factories
from tests.registry import factories as registry

from youcheng.accounts.domain.changes import changes_of
from youcheng.accounts.models import Role, User
from youcheng.planning.domain.errors import NotPossible
from youcheng.planning.domain.partner_choices import (
    drop_from_shortlist,
    give_shortlist,
    note_on,
    set_aside,
    shortlist_partner,
    shortlisted,
    standing_set_aside,
    take_back,
)
from youcheng.planning.models import SetAside, Shortlist

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[str, str]:
    """A place and a partner."""
    return registry.place("Home", country="CN").pk, registry.place("Away", country="JP").pk


def test_what_is_set_aside_stays_so_until_it_is_taken_back(city_officer: User, two: tuple[str, str]) -> None:
    made = set_aside(*two, reason="  declined   politely ", by=city_officer)
    assert set_aside(*two, reason="again", by=city_officer) == made
    found = standing_set_aside(two[0], by=city_officer)
    assert {partner: one.reason for partner, one in found.items()} == {two[1]: "declined politely"}
    take_back(made, by=city_officer)
    take_back(made, by=city_officer)
    assert standing_set_aside(two[0], by=city_officer) == {}
    set_aside(*two, reason="for good", by=city_officer)
    assert SetAside.objects.count() == 2
    assert [change.verb for change in changes_of(made)] == ["taken back", "set aside"]


def test_a_reason_is_needed_and_a_place_is_no_partner_of_itself(city_officer: User, two: tuple[str, str]) -> None:
    with pytest.raises(NotPossible, match="Say in a few words why"):
        set_aside(*two, reason=" ", by=city_officer)
    with pytest.raises(NotPossible, match="301 characters"):
        set_aside(*two, reason="x" * 301, by=city_officer)
    with pytest.raises(NotPossible, match="own partner"):
        set_aside(two[0], two[0], reason="same", by=city_officer)
    assert not SetAside.objects.exists()


def test_offices_judge_for_themselves(city_officer: User, two: tuple[str, str]) -> None:
    made = set_aside(*two, reason="ours", by=city_officer)
    stranger = factories.officer()
    assert standing_set_aside(two[0], by=stranger) == {}
    with pytest.raises(PermissionDenied):
        take_back(made, by=stranger)
    viewer = factories.colleague(city_officer, role="viewer")
    with pytest.raises(PermissionDenied):
        set_aside(*two, reason="mine", by=viewer)


def test_a_shortlist_holds_each_partner_once(city_officer: User, two: tuple[str, str]) -> None:
    item = shortlist_partner(*two, by=city_officer, note=" met at the fair ")
    again = shortlist_partner(*two, by=factories.colleague(city_officer, role="officer"))
    assert again == item
    assert (item.note, item.shortlist.owner) == ("met at the fair", city_officer)
    assert shortlisted(two[0], [two[1], "wd:Q1"], by=city_officer) == {two[1]}
    note_on(item, note="wrote to them", by=city_officer)
    note_on(item.shortlist, note="until May", by=city_officer)
    item.refresh_from_db()
    assert (item.note, Shortlist.objects.get().note) == ("wrote to them", "until May")
    drop_from_shortlist(item, by=city_officer)
    assert shortlisted(two[0], [two[1]], by=city_officer) == set()


def test_a_shortlist_is_given_only_to_somebody_of_the_office(city_officer: User, two: tuple[str, str]) -> None:
    shortlist = shortlist_partner(*two, by=city_officer).shortlist
    other = factories.colleague(city_officer, role="officer")
    give_shortlist(shortlist, to=other, by=city_officer)
    assert shortlist.owner == other
    with pytest.raises(PermissionDenied):
        give_shortlist(shortlist, to=make_user(role=Role.OFFICER), by=city_officer)
