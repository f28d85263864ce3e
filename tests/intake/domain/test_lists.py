"""List against list: only here, only there, differing; merges counted, silence no difference."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.intake.domain.queries import lists
from youcheng.registry.domain.bulk import RowClaim, SourceRow, accept_rows
from youcheng.registry.domain.ids import tie_id
from youcheng.registry.domain.merge import judge_same
from youcheng.registry.domain.projection import project
from youcheng.registry.models import Batch, Place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    lists.forget()
    yield
    lists.forget()


def imported(source: str, *rows: tuple[str, str, str], by: User) -> Batch:
    """A list of pairs of places, each with a date."""
    batch = factories.batch(source=source, by=by)
    said = [
        SourceRow(
            number,
            f"{one} {other} {date}",
            tie_id(one, other),
            (RowClaim("party", one), RowClaim("party", other), *((RowClaim("signed_on", date),) if date else ())),
        )
        for number, (one, other, date) in enumerate(rows, 2)
    ]
    project(accept_rows(batch, said, kind="tie").touched)
    return batch


@pytest.fixture
def places(reviewer: User) -> list[Place]:
    return [factories.place(f"Example {number}", by=reviewer, country="SE" if number else "CN") for number in range(5)]


def test_each_tie_stands_where_it_belongs(places: list[Place], reviewer: User) -> None:
    home, *others = (place.pk for place in places)
    ours = [(home, others[0], "1985"), (home, others[1], "1990"), (home, others[2], "")]
    theirs = [(home, others[0], "1985-05-20"), (home, others[1], "1991"), (home, others[3], "2001")]
    imported("ours", *ours, by=reviewer)
    imported("theirs", *theirs, by=reviewer)
    lines = lists.compare("source:ours", "source:theirs")
    where = {min(line.parties - {home}): line.where for line in lines}
    assert where == {others[0]: "same", others[1]: "differing", others[2]: "left", others[3]: "right"}
    counted = lists.counts(lines)
    assert counted["differing:signed_on"] == 1
    assert [line.differing for line in lines if line.where == "differing"] == [("signed_on",)]
    assert {choice.key for choice in lists.choices()} == {"registry", "source:ours", "source:theirs"}


def test_merged_places_are_one_in_both_lists(places: list[Place], reviewer: User) -> None:
    home, other, double = (place.pk for place in places[:3])
    imported("ours", (home, other, ""), by=reviewer)
    imported("theirs", (home, double, ""), by=reviewer)
    assert sorted(line.where for line in lists.compare("source:ours", "source:theirs")) == ["left", "right"]
    judge_same(places[2].entity, places[1].entity, by=reviewer)
    assert [line.where for line in lists.compare("source:ours", "source:theirs")] == ["same"]


def test_the_registry_is_a_list_and_can_be_narrowed(places: list[Place], reviewer: User) -> None:
    home, other, third = (place.pk for place in places[:3])
    imported("ours", (home, other, "1985"), by=reviewer)
    factories.tie(other, third, by=reviewer)
    assert lists.counts(lists.compare("registry", "source:ours")) == {"left": 1, "same": 1}
    assert lists.counts(lists.compare("registry", "source:ours", country="CN")) == {"same": 1}
    assert lists.counts(lists.compare("registry", "source:ours", text="example 2")) == {"left": 1}
    assert lists.countries("registry", "source:ours") == ["CN", "SE"]


def test_an_import_that_was_taken_back_is_no_list(places: list[Place], reviewer: User) -> None:
    from youcheng.registry.domain.batches import undo_batch

    batch = imported("ours", (places[0].pk, places[1].pk, ""), by=reviewer)
    undo_batch(batch, by=reviewer)
    assert [choice.key for choice in lists.choices()] == ["registry"]
    assert lists.compare("registry", "source:ours") == []
