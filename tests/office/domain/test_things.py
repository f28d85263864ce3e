"""What records may be about."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from tests.registry import factories as registry

from youcheng.office.domain.errors import NoSuchThing
from youcheng.office.domain.things import NOTHING, Shown, Thing, find, home_of_thing, show, thing_of

pytestmark = pytest.mark.django_db


def test_a_row_and_its_entity_are_one_thing() -> None:
    row = registry.place("Example town")
    assert thing_of(row) == thing_of(row.entity) == Thing("entity", row.pk)
    assert find(thing_of(row)) == row.entity
    assert (thing_of(None), bool(NOTHING), home_of_thing(NOTHING), home_of_thing(thing_of(row))) == (
        NOTHING, False, None, None,
    )  # fmt: skip


def test_what_is_of_no_kind() -> None:
    with pytest.raises(NoSuchThing):
        thing_of(registry.user())


def test_things_are_named_for_the_reader() -> None:
    tie = registry.tie()
    port = registry.body("Example port")
    figure = registry.figure()
    things = {thing_of(tie), thing_of(port), thing_of(figure), Thing("entity", "tie-gone"), Thing("unknown", "1")}
    with translation.override("en"):
        found = show(things)
    assert found[thing_of(port)] == Shown("Example port", f"/en/body/{port.pk}/", "organisation")
    assert found[thing_of(tie)].url == f"/en/tie/{tie.pk}/"
    assert " – " in found[thing_of(tie)].title
    assert found[thing_of(figure)].title == figure.pk
    assert len(found) == 3


def test_many_things_take_no_more_queries_than_one() -> None:
    ties = [registry.tie() for _ in range(3)]

    def queries(number: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            show(thing_of(tie) for tie in ties[:number])
        return len(captured)

    assert queries(3) == queries(1)
