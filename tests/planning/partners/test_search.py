"""Questions put to the engine, answered in the background."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.planning.partners import factories
from tests.registry import factories as registry

from youcheng.planning.domain import partners
from youcheng.planning.domain.partner_search import LOST_AFTER, Question, answer, ask
from youcheng.planning.domain.tasks import answer_partner_search
from youcheng.planning.models import PartnerSearch

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> dict[str, str]:
    """A place that seeks, one of its own country, and four of two others, with a few ties."""
    placed = {
        "seeks": factories.located("Seeks", "CN", lat=47.7, lon=128.9, people=150_000),
        "sibling": factories.located("Sibling", "CN", lat=46.8, lon=130.3, people=300_000),
        "like": factories.located("Like", "JP", lat=43.1, lon=141.3, people=160_000),
        "large": factories.located("Large", "JP", lat=34.7, lon=135.5, people=2_000_000),
        "prefecture": factories.located("Prefecture", "JP", lat=34.0, lon=135.2, people=900_000, level="province"),
        "other": factories.located("Other", "KR", lat=37.4, lon=126.7, people=170_000),
    }
    ids = {name: place.pk for name, place in placed.items()}
    registry.tie(ids["sibling"], ids["large"])
    registry.tie(ids["seeks"], ids["prefecture"])
    partners.export()
    return ids


def _places(search: PartnerSearch) -> set[str]:
    assert search.status == "ready", search.failure
    assert search.answer is not None
    return {one["place"] for one in search.answer["suggestions"]}


def test_the_answer_has_every_foreign_place_not_yet_tied(world: dict[str, str]) -> None:
    search = answer(ask(world["seeks"], Question()).pk)
    assert _places(search) == {world["like"], world["large"], world["other"]}
    assert search.rests_on == partners.stamp()
    assert search.answer is not None
    first = search.answer["suggestions"][0]
    assert set(first) == {"place", "score", "percentile", "reasons"}
    assert first["percentile"] == 100.0


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question(country="JP"), {"like", "large"}),
        (Question(country="JP", level="province"), set()),
        (Question(level="city", people_to=200_000), {"like", "other"}),
        (Question(people_from=1_000_000), {"large"}),
        (Question(group="no-such-group"), set()),
    ],
)
def test_conditions_narrow_the_answer(world: dict[str, str], question: Question, expected: set[str]) -> None:
    assert _places(answer(ask(world["seeks"], question).pk)) == {world[name] for name in expected}


def test_one_pair_is_explained(world: dict[str, str]) -> None:
    search = answer(ask(world["seeks"], Question(other=world["like"])).pk)
    assert search.answer is not None
    assert search.answer["place"] == world["like"]
    assert {reason["code"] for reason in search.answer["reasons"]} <= {
        "partners_of_partners", "nearby", "affinity", "portfolio", "distance", "size", "standing", "name",
    }  # fmt: skip


def test_a_question_is_asked_once_and_anew_when_the_tables_change(
    world: dict[str, str], django_capture_on_commit_callbacks: object
) -> None:
    tasks = DBTaskResult.objects.filter(task_path=answer_partner_search.module_path)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        search = ask(world["seeks"], Question())
        assert ask(world["seeks"], Question()).pk == search.pk
    assert tasks.count() == 1
    answer(search.pk)
    registry.tie(world["seeks"], world["other"])
    partners.refresh()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        again = ask(world["seeks"], Question())
    assert (tasks.count(), again.status) == (2, "waiting")
    assert again.answer is not None  # the older answer stays readable meanwhile
    assert world["other"] not in _places(answer(search.pk))


def test_a_lost_question_is_asked_anew(world: dict[str, str], django_capture_on_commit_callbacks: object) -> None:
    search = ask(world["seeks"], Question())
    PartnerSearch.objects.filter(pk=search.pk).update(queued_at=timezone.now() - LOST_AFTER - timedelta(seconds=1))
    with django_capture_on_commit_callbacks(execute=True) as callbacks:  # type: ignore[operator]
        ask(world["seeks"], Question())
    assert len(callbacks) == 1


def test_a_place_that_the_engine_does_not_have_says_so(world: dict[str, str]) -> None:
    stray = registry.place("Stray")
    search = answer(ask(stray.pk, Question()).pk)
    assert (search.status, search.failure, search.answer) == ("failed", "unknown", None)


def test_a_question_is_written_one_way() -> None:
    question = Question(country="JP", people_to=5)
    assert question.text() == '{"country": "JP", "people_to": 5}'
    assert Question.read(question.text()) == question
    assert Question().text() == "{}"
