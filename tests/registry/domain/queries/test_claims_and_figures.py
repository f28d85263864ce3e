"""Why something is believed, what is in dispute, and what the headline numbers count."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.registry.domain.claims import prefer_claim
from youcheng.registry.domain.merge import judge_same
from youcheng.registry.domain.publication import withdraw
from youcheng.registry.domain.queries.claims import conflicts, of_document, of_entity
from youcheng.registry.domain.queries.figures import computed, of_subject
from youcheng.registry.domain.queries.stats import counts
from youcheng.registry.models import Claim

pytestmark = pytest.mark.django_db
Counts = Callable[[int], AbstractContextManager[object]]


def test_claims_of_an_entity_say_which_stand_and_which_are_disputed(reviewer: User) -> None:
    tie = factories.tie(signed_on="1973")
    gazette = factories.span(factories.document(source_rank=100))
    factories.accepted(tie.entity, "signed_on", "1974", evidence=gazette)
    factories.claim(tie.entity, "signed_on", "1975")
    stated = {item.claim.value: item for item in of_entity(tie.pk) if item.claim.property == "signed_on"}

    assert [(year, item.stands, item.in_conflict, item.settled) for year, item in stated.items()] == [
        ("1973", False, True, False),
        ("1974", True, True, False),
        ("1975", False, False, False),
    ]
    (disagreement,) = conflicts()
    assert (disagreement.entity, disagreement.property) == (tie.pk, "signed_on")
    assert [claim.value for claim in disagreement.claims] == ["1973", "1974"]
    assert disagreement.stands == stated["1974"].claim.pk

    prefer_claim(Claim.objects.get(pk=stated["1973"].claim.pk), by=reviewer, reason="The original.")
    settled = {item.claim.value: item for item in of_entity(tie.pk) if item.claim.property == "signed_on"}
    assert (settled["1973"].stands, settled["1973"].settled, settled["1974"].stands) == (True, True, False)
    assert conflicts() == []
    assert len(conflicts(unsettled_only=False)) == 1


def test_merging_can_bring_a_conflict_to_light(reviewer: User) -> None:
    one, other = factories.place(country="CN"), factories.place(country="JP")
    assert conflicts() == []
    judge_same(one.entity, other.entity, by=reviewer)

    assert [(found.entity, found.property) for found in conflicts()] == [(other.pk, "country")]
    assert {item.claim.entity_id for item in of_entity(other.pk)} == {one.pk, other.pk}


def test_the_public_sees_only_public_claims(reviewer: User) -> None:
    tie = factories.tie()
    factories.claim(tie.entity, "signed_on", "1975")
    assert {item.claim.property for item in of_entity(tie.pk, public_only=True)} == {"party"}
    withdraw([tie.entity], by=reviewer)
    assert of_entity(tie.pk, public_only=True) == []


@pytest.mark.parametrize("more", [1, 3])
def test_claims_with_their_grounds_take_as_many_queries_for_one_as_for_three(
    more: int, django_assert_num_queries: Counts
) -> None:
    tie = factories.tie()
    for year in range(more):
        factories.accepted(tie.entity, "party", factories.place().pk, evidence=factories.span())
        factories.accepted(tie.entity, "tie_kind", "sister_city", valid_from=str(1970 + year))
    with django_assert_num_queries(8):
        for item in of_entity(tie.pk):
            assert [evidence.document for evidence in item.claim.evidence.all()]
            assert [decision.by.name for decision in item.claim.decisions.all()]


def test_claims_of_a_document() -> None:
    document = factories.document()
    claim = factories.claim(evidence=[factories.span(document), factories.span(document, start=1)])
    factories.claim()

    assert list(of_document(document.pk)) == [claim]


def test_headline_numbers_count_exactly_their_rows() -> None:
    cn, jp, unknown = factories.place(country="CN"), factories.place(country="JP"), factories.place()
    factories.place(country="KR")
    factories.tie(cn.pk, jp.pk)
    factories.tie(cn.pk, unknown.pk)
    hidden = factories.tie(jp.pk, unknown.pk)
    withdraw([hidden.entity], by=factories.user())
    found = {figure.key: figure for figure in computed()}

    assert {key: figure.value for key, figure in found.items()} == {"ties": 2, "countries": 2, "places": 3}
    assert found["ties"].rows().count() == 2
    assert found["places"].rows().count() == 3
    assert set(found["countries"].rows().values_list("country", flat=True)) == {"CN", "JP"}
    assert all(str(figure.definition) for figure in found.values())


def test_reported_figures_of_a_subject() -> None:
    event = factories.event()
    figure = factories.figure(82, subject=event.pk)
    factories.figure(7)

    assert [row.pk for row in of_subject(event.pk)] == [figure.pk]


def test_counts() -> None:
    factories.tie(signed_on="1973")
    found = counts()

    assert found["rows"]["ties"] == 1
    assert found["rows"]["places"] == 2
    assert found["claims"] == {"proposed": 0, "accepted": 5, "corrected": 0, "rejected": 0, "superseded": 0}
