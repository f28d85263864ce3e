"""The way of a prospect: who may take which step, what is logged, which documents belong to it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.planning.partners import factories
from tests.registry import factories as registry

from youcheng.accounts.models import User
from youcheng.intake.domain.errors import IntakeError
from youcheng.planning.domain.errors import NotPossible
from youcheng.planning.domain.prospects.documents import missing_documents
from youcheng.planning.domain.prospects.move import hand_on, move_prospect, note_prospect, open_prospect
from youcheng.planning.domain.prospects.queries import board, prospects_seen_by
from youcheng.planning.domain.prospects.transitions import TRANSITIONS, steps_open_to, transition
from youcheng.planning.models import Actor, Prospect, ProspectDocument, Stage
from youcheng.registry.values import InvalidValue

pytestmark = pytest.mark.django_db


def test_the_ways_that_there_are() -> None:
    assert {(step.source.value, step.target.value) for step in TRANSITIONS} == {
        ("contact", "intent"), ("intent", "submitted"), ("submitted", "approved"), ("submitted", "returned"),
        ("submitted", "rejected"), ("returned", "submitted"), ("approved", "signed"),
        ("contact", "abandoned"), ("intent", "abandoned"), ("submitted", "abandoned"), ("returned", "abandoned"),
        ("approved", "abandoned"), ("abandoned", "contact"),
    }  # fmt: skip
    assert transition("signed", "contact") is None
    assert transition("rejected", "contact") is None


def test_a_prospect_is_opened_once(city_officer: User) -> None:
    first = factories.prospect(city_officer)
    assert open_prospect(first.place_id, first.partner_id, by=city_officer) == first
    assert [(step.from_stage, step.to_stage, step.by) for step in first.steps.all()] == [("", "contact", city_officer)]
    move_prospect(first, to="abandoned", by=city_officer, note="no answer")
    assert open_prospect(first.place_id, first.partner_id, by=city_officer) != first


def test_officers_move_and_the_office_above_decides(
    city_officer: User, city_reviewer: User, province_reviewer: User
) -> None:
    prospect = factories.prospect(city_officer, stage="submitted")
    assert (prospect.stage, prospect.next_actor) == ("submitted", "above")
    assert [step.target for step in steps_open_to(prospect, by=city_officer)] == [Stage.ABANDONED]
    assert [step.target for step in steps_open_to(prospect, by=city_reviewer)] == [Stage.ABANDONED]
    with pytest.raises(PermissionDenied):
        move_prospect(prospect, to="approved", by=city_reviewer)
    move_prospect(prospect, to="returned", by=province_reviewer, note="the consent is missing", on="2026-05")
    move_prospect(prospect, to="submitted", by=city_officer)
    move_prospect(prospect, to="approved", by=province_reviewer)
    assert (prospect.stage, prospect.next_actor) == ("approved", "us")
    log = [(step.from_stage, step.to_stage, step.on, step.note) for step in prospect.steps.all()]
    assert log == [
        ("", "contact", "", ""),
        ("contact", "intent", "", ""),
        ("intent", "submitted", "", ""),
        ("submitted", "returned", "2026-05", "the consent is missing"),
        ("returned", "submitted", "", ""),
        ("submitted", "approved", "", ""),
    ]


def test_at_the_top_of_the_tree_its_own_reviewer_decides() -> None:
    officer = registry.user(role="officer")
    reviewer = registry.user(role="reviewer")
    prospect = open_prospect(registry.place("H", country="CN").pk, registry.place("A", country="JP").pk, by=officer)
    for to in ("intent", "submitted"):
        move_prospect(prospect, to=to, by=officer)
    move_prospect(prospect, to="approved", by=reviewer)
    assert prospect.stage == Stage.APPROVED


def test_steps_that_are_refused_change_nothing(city_officer: User, province_reviewer: User) -> None:
    prospect = factories.prospect(city_officer, stage="submitted")
    with pytest.raises(NotPossible, match="Say why"):
        move_prospect(prospect, to="rejected", by=province_reviewer, note="  ")
    with pytest.raises(NotPossible, match="is at “Submitted for approval” now"):
        move_prospect(prospect, to="approved", by=province_reviewer, seen="returned")
    with pytest.raises(NotPossible, match="is at “Submitted for approval” now"):
        move_prospect(prospect, to="intent", by=city_officer)
    with pytest.raises(NotPossible, match="date and its evidence"):
        move_prospect(prospect, to="signed", by=city_officer)
    with pytest.raises(InvalidValue):
        move_prospect(prospect, to="abandoned", by=city_officer, note="x", on="2026-13")
    with pytest.raises(PermissionDenied):
        move_prospect(prospect, to="abandoned", by=factories.officer(), note="x")
    prospect.refresh_from_db()
    assert (prospect.stage, prospect.steps.count()) == ("submitted", 3)


def test_who_acts_next_and_since_when(city_officer: User) -> None:
    prospect = factories.prospect(city_officer)
    before = prospect.waiting_since
    hand_on(prospect, next_actor="us", by=city_officer)
    assert prospect.waiting_since == before
    hand_on(prospect, next_actor="partner", by=city_officer)
    assert prospect.next_actor == Actor.PARTNER
    assert prospect.waiting_since > before
    move_prospect(prospect, to="abandoned", by=city_officer, note="no answer")
    assert prospect.next_actor == Actor.NOBODY
    with pytest.raises(NotPossible):
        hand_on(prospect, next_actor="us", by=city_officer)
    note_prospect(prospect, note=" later ", by=city_officer)
    assert Prospect.objects.get(pk=prospect.pk).note == "later"


def test_documents_belong_to_the_stage_and_are_kept_once(city_officer: User) -> None:
    prospect = factories.prospect(city_officer, stage="intent")
    kinds = ProspectDocument.Kind
    first = factories.document(prospect, by=city_officer, kind="intent")
    assert factories.document(prospect, by=city_officer, kind="intent") == first
    assert (first.stage, first.name, first.document.size) == ("intent", "example.txt", 18)
    move_prospect(prospect, to="submitted", by=city_officer)
    held = {one.kind for one in prospect.documents.all()}
    assert missing_documents(prospect, country="CN", held=held) == [kinds.APPLICATION, kinds.PROFILE, kinds.CONSENT]
    assert missing_documents(prospect, country="FR", held=held) == []
    with pytest.raises(IntakeError, match="0 bytes"):
        factories.document(prospect, by=city_officer, data=b"")
    with pytest.raises(PermissionDenied):
        factories.document(prospect, by=factories.officer())


def test_offices_see_their_own_and_those_below(city_officer: User, province_reviewer: User) -> None:
    prospect = factories.prospect(city_officer)
    factories.document(prospect, by=city_officer)
    assert list(prospects_seen_by(city_officer)) == [prospect]
    assert list(prospects_seen_by(province_reviewer)) == [prospect]
    assert list(prospects_seen_by(factories.officer())) == []
    assert [getattr(one, "document_count", None) for one in board(city_officer)] == [1]
