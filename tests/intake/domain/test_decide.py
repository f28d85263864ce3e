"""Deciding on facts: what it does to the registry, who may, and what the second of two reviewers is told."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.intake import factories
from tests.intake.factories import KAMIKAWA, YICHUN
from tests.registry import factories as registry

from youcheng.accounts.models import User
from youcheng.intake.domain.decide import (
    accept_finding,
    accept_remaining,
    choose_place,
    correct_finding,
    give_reason,
    merge_finding,
    reject_finding,
)
from youcheng.intake.domain.errors import AlreadyChangedError, IntakeError, NeedsAnswerError
from youcheng.intake.domain.settle import settle
from youcheng.intake.domain.undo import undo_finding, undo_last
from youcheng.intake.models import Decision, Finding
from youcheng.registry.domain.ids import tie_id
from youcheng.registry.domain.projection import rebuild
from youcheng.registry.models import Claim, Entity, ProfileEntry, Tie

pytestmark = pytest.mark.django_db
TIE = tie_id(YICHUN, KAMIKAWA)


def tie_row() -> Tie | None:
    return Tie.objects.filter(pk=TIE).first()


def test_a_proposed_fact_shows_nowhere() -> None:
    finding = factories.finding()
    assert finding.entity_id == TIE
    assert {claim.status for claim in finding.claims.all()} == {"proposed"}
    assert tie_row() is None


def test_accepting_makes_a_public_reviewed_row_with_the_page_as_evidence(reviewer: User) -> None:
    finding = factories.finding()
    outcome = accept_finding(finding, by=reviewer, version=finding.version)
    row = tie_row()
    assert row is not None
    assert (row.kind, row.legal_status, row.since, row.public, row.verification) == (
        "sister_city",
        "signed",
        "2019-05-20",
        True,
        "reviewed",
    )
    assert {party.party_id for party in row.parties.all()} == {YICHUN, KAMIKAWA}
    assert [one.pk for one in outcome.changed] == [finding.pk]
    finding.refresh_from_db()
    assert (finding.status, finding.decided_by) == ("accepted", reviewer)
    quotes = {evidence.quote for claim in finding.claims.all() for evidence in claim.evidence.all()}
    assert quotes == {"伊春市与上川町"}


def test_an_officer_may_not_decide(officer: User) -> None:
    finding = factories.finding()
    for verb in (
        lambda: accept_finding(finding, by=officer),
        lambda: reject_finding(finding, by=officer),
        lambda: correct_finding(finding, fields=finding.fields, by=officer),
        lambda: choose_place(finding, index=0, place=YICHUN, by=officer),
        lambda: merge_finding(finding, into=registry.entity("tie"), by=officer),
        lambda: accept_remaining(finding.reading, by=officer),
        lambda: undo_last(finding.reading, by=officer),
        lambda: undo_finding(finding, by=officer),
        lambda: give_reason(finding, by=officer, reason="x"),
    ):
        with pytest.raises(PermissionDenied, match="reviewer"):
            verb()
    finding.refresh_from_db()
    assert finding.status == "proposed"


def test_the_second_reviewer_is_told_who_did_what(reviewer: User) -> None:
    other = registry.user(role="reviewer", name="Example colleague")
    finding = factories.finding()
    shown = finding.version
    reject_finding(finding, by=other, version=shown, reason="misread")
    with pytest.raises(AlreadyChangedError, match="Example colleague rejected this fact at") as caught:
        accept_finding(finding, by=reviewer, version=shown)
    assert caught.value.finding.note == "misread"
    assert tie_row() is None
    assert Decision.objects.count() == 1


def test_a_decided_fact_is_not_decided_again(reviewer: User) -> None:
    finding = factories.finding()
    accept_finding(finding, by=reviewer)
    with pytest.raises(IntakeError, match=r"decided \(accepted\)\. Undo that first"):
        reject_finding(finding, by=reviewer)


def test_a_correction_keeps_what_was_read_beside_it(reviewer: User) -> None:
    finding = factories.finding()
    read = dict(finding.extracted)
    correct_finding(finding, fields={**read, "date": "2019-05-21"}, by=reviewer, note="the scan says so")
    finding.refresh_from_db()
    assert (finding.status, finding.extracted, finding.corrected["date"]) == ("corrected", read, "2019-05-21")
    row = tie_row()
    assert row is not None and row.since == "2019-05-21"
    old = Claim.objects.get(entity=TIE, property="signed_on", value="2019-05-20")
    assert (old.status, old.replaced_by.value) == ("corrected", "2019-05-21")
    words = {evidence.quote for evidence in old.replaced_by.evidence.all()}
    assert words == {"伊春市与上川町", "the scan says so"}


def test_rejecting_leaves_what_other_facts_claim(reviewer: User) -> None:
    reading = factories.reading(factories.tie_fact(), factories.tie_fact("2019-05"))
    first, second = reading.findings.all()
    reject_finding(first, by=reviewer, reason="misread")
    parties = Claim.objects.filter(entity=TIE, property="party")
    assert {claim.status for claim in parties} == {"proposed"}
    assert Claim.objects.get(entity=TIE, property="signed_on", value="2019-05-20").status == "rejected"
    accept_finding(second, by=reviewer)
    row = tie_row()
    assert row is not None and row.since == "2019-05"


def test_undo_puts_everything_back(reviewer: User) -> None:
    finding = factories.finding()
    accept_finding(finding, by=reviewer)
    undo_last(finding.reading, by=reviewer)
    finding.refresh_from_db()
    assert (finding.status, finding.decided_by, finding.decided_at) == ("proposed", None, None)
    assert tie_row() is None
    with pytest.raises(IntakeError, match="nothing to undo"):
        undo_last(finding.reading, by=reviewer)


def test_undo_takes_back_a_correction_with_its_claims(reviewer: User) -> None:
    finding = factories.finding()
    correct_finding(finding, fields={**finding.extracted, "date": "2018"}, by=reviewer)
    undo_finding(finding, by=reviewer)
    finding.refresh_from_db()
    assert (finding.status, finding.corrected) == ("proposed", None)
    assert {(claim.property, claim.status) for claim in finding.claims.all()} >= {("signed_on", "proposed")}
    assert tie_row() is None


def test_undo_is_ones_own(reviewer: User) -> None:
    finding = factories.finding()
    accept_finding(finding, by=reviewer)
    with pytest.raises(IntakeError, match="nothing to undo"):
        undo_last(finding.reading, by=registry.user(role="reviewer"))


def test_undoing_one_of_two_facts_that_share_a_claim_keeps_the_other(reviewer: User) -> None:
    reading = factories.reading(factories.tie_fact(), factories.tie_fact("2019-05"))
    first, second = reading.findings.all()
    accept_finding(first, by=reviewer)
    accept_finding(second, by=reviewer)
    undo_finding(first, by=reviewer)
    row = tie_row()
    assert row is not None
    assert row.since == "2019-05"
    assert row.parties.count() == 2


def test_a_second_page_corroborates_the_same_claim(reviewer: User) -> None:
    first, second = factories.finding(), factories.finding()
    assert first.entity_id == second.entity_id == TIE
    assert set(first.claims.all()) == set(second.claims.all())
    accept_finding(first, by=reviewer)
    accept_finding(second, by=reviewer)
    party = Claim.objects.filter(entity=TIE, property="party").first()
    assert party is not None
    assert {evidence.document_id for evidence in party.evidence.all()} == {
        first.reading.document_id,
        second.reading.document_id,
    }


def test_a_page_read_later_is_evidence_only_once_accepted(reviewer: User) -> None:
    first = factories.finding()
    accept_finding(first, by=reviewer)
    second = factories.finding()
    party = Claim.objects.filter(entity=TIE, property="party").first()
    assert party is not None and party.evidence.count() == 1
    accept_finding(second, by=reviewer)
    assert party.evidence.count() == 2
    undo_finding(second, by=reviewer)
    assert party.evidence.count() == 1


def test_what_contradicts_an_accepted_fact_is_marked_and_settled(reviewer: User) -> None:
    first = factories.finding()
    accept_finding(first, by=reviewer)
    second = factories.finding(date="1998-07-01")
    assert second.contradicts is True
    accept_finding(second, by=reviewer)
    row = tie_row()
    assert row is not None and "signed_on" in row.conflicts
    right = Claim.objects.get(entity=TIE, property="signed_on", value="2019-05-20")
    settle(right, by=reviewer)
    row.refresh_from_db()
    assert (row.since, row.conflicts) == ("2019-05-20", [])
    second.refresh_from_db()
    assert second.contradicts is False


def test_a_correction_that_contradicts_is_shown_as_a_conflict(reviewer: User) -> None:
    accept_finding(factories.finding(), by=reviewer)
    other = factories.finding(date="2019-05")
    assert other.contradicts is False
    correct_finding(other, fields={**other.extracted, "date": "2020-01-01"}, by=reviewer)
    other.refresh_from_db()
    assert (other.status, other.contradicts) == ("corrected", True)


def test_a_more_precise_date_is_no_contradiction(reviewer: User) -> None:
    accept_finding(factories.finding(date="2019"), by=reviewer)
    assert factories.finding(date="2019-05-20").contradicts is False


def test_an_ambiguous_place_is_left_to_a_person(reviewer: User) -> None:
    places = [
        factories.place("伊春市", "party", (YICHUN, 0.80), ("cn:360900", 0.78)),
        factories.place("上川町", "party", (KAMIKAWA, 1.0)),
    ]
    finding = factories.reading(factories.tie_fact(places=places)).findings.get()
    assert (finding.needs, finding.entity, finding.claims.count()) == ([{"code": "place", "index": 0}], None, 0)
    with pytest.raises(NeedsAnswerError):
        accept_finding(finding, by=reviewer)
    choose_place(finding, index=0, place="cn:360900", by=reviewer, version=finding.version)
    finding.refresh_from_db()
    assert (finding.needs, finding.entity_id) == ([], tie_id("cn:360900", KAMIKAWA))
    undo_last(finding.reading, by=reviewer)
    finding.refresh_from_db()
    assert (finding.needs, finding.chosen, finding.entity) == ([{"code": "place", "index": 0}], {}, None)


def test_one_answer_about_a_name_serves_the_whole_page(reviewer: User) -> None:
    unclear = factories.place("伊春", "subject", (YICHUN, 0.8), ("cn:360900", 0.79))
    facts = [
        {**factories.profile_fact(), "places": [unclear]},
        {**factories.profile_fact("红松故乡"), "places": [unclear]},
    ]
    reading = factories.reading(*facts)
    first, second = reading.findings.all()
    choose_place(first, index=0, place=YICHUN, by=reviewer)
    second.refresh_from_db()
    assert (second.needs, second.entity_id) == ([], YICHUN)


def test_accepting_the_rest_leaves_what_needs_an_eye(reviewer: User) -> None:
    unclear = factories.place("伊春", "subject", (YICHUN, 0.8), ("cn:360900", 0.79))
    reading = factories.reading(
        factories.tie_fact(),
        {**factories.profile_fact(), "places": [unclear]},
        {**factories.profile_fact("红松故乡"), "damaged": True},
    )
    outcome = accept_remaining(reading, by=reviewer)
    assert [one.kind for one in outcome.changed] == ["tie"]
    assert [one.kind for one in outcome.left] == ["profile", "profile"]
    undo_last(reading, by=reviewer)
    assert set(reading.findings.values_list("status", flat=True)) == {"proposed"}
    assert tie_row() is None


def test_merging_says_it_is_what_the_registry_has(reviewer: User) -> None:
    known = registry.event("Example conference")
    fields = {"name": {"text": "示例大会"}, "kind": "conference", "date": "2019-05-20"}
    finding = factories.reading(factories.fact("event", fields, "80多位嘉宾")).findings.get()
    merge_finding(finding, into=known.entity, by=reviewer)
    finding.refresh_from_db()
    assert finding.status == "merged"
    assert Entity.objects.get(pk=finding.entity_id).canonical_of_id == known.pk
    known.refresh_from_db()
    assert known.starts == "2019-05-20"
    undo_last(finding.reading, by=reviewer)
    assert Entity.objects.get(pk=finding.entity_id).canonical_of is None
    known.refresh_from_db()
    assert known.starts == ""


def test_an_intention_is_no_tie(reviewer: User) -> None:
    finding = factories.finding(event="proposed")
    assert [need["code"] for need in finding.needs] == ["intention"]
    with pytest.raises(NeedsAnswerError):
        accept_finding(finding, by=reviewer)
    assert not Claim.objects.exists()


def test_profile_words_reach_the_place(reviewer: User) -> None:
    finding = factories.reading(factories.profile_fact()).findings.get()
    accept_finding(finding, by=reviewer)
    entry = ProfileEntry.objects.get(place=YICHUN)
    assert (entry.kind, entry.text, entry.public) == ("epithet", "林都", True)


def test_everything_that_was_decided_survives_a_rebuild(reviewer: User) -> None:
    reading = factories.reading(factories.tie_fact(), factories.profile_fact(), factories.figure_fact())
    accept_remaining(reading, by=reviewer)
    assert not rebuild(check=True)
    assert Finding.objects.filter(status="accepted").count() == 3
