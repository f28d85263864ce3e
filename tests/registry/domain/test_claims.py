"""Proposing, accepting, correcting, rejecting, preferring, undoing."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.registry.domain.claims import (
    accept_claim,
    accept_claims,
    correct_claim,
    last_decision_group,
    prefer_claim,
    propose_claim,
    reject_claims,
    undo,
)
from youcheng.registry.domain.errors import ClaimChanged, EvidenceMissing, NothingToUndo, RegistryError
from youcheng.registry.domain.queries import claims as queries
from youcheng.registry.models import Claim, ClaimDecision, Entity, Evidence, Tie
from youcheng.registry.values import InvalidValue

pytestmark = pytest.mark.django_db


def _fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


class TestProposing:
    def test_the_same_fact_read_twice_is_one_claim_with_two_pieces_of_evidence(self) -> None:
        tie = factories.entity()
        one, other = factories.span(), factories.span()
        first = propose_claim(tie, "signed_on", "1973", evidence=one, origin="reading", confidence=0.6)
        second = propose_claim(tie, "signed_on", "1973", evidence=other, origin="reading", confidence=0.9)

        assert first.pk == second.pk
        assert set(second.evidence.all()) == {one, other}
        assert _fresh(first).confidence == 0.9
        assert second.status == "proposed"

    def test_without_evidence_nothing_is_claimed(self) -> None:
        with pytest.raises(EvidenceMissing):
            propose_claim(factories.entity(), "signed_on", "1973", evidence=[], origin="reading")
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.create(
                key="k", entity=factories.entity(), property="signed_on", value="1973", origin="person"
            )

    def test_a_value_that_the_property_does_not_take_is_refused(self) -> None:
        with pytest.raises(InvalidValue):
            factories.claim(factories.entity(), "signed_on", "soon")
        with pytest.raises(InvalidValue):
            factories.claim(factories.entity("place"), "party", "wd:Q1")
        with pytest.raises(RegistryError, match="There is no entity “wd:Q404”"):
            factories.claim(factories.entity(), "party", "wd:Q404")

    def test_reading_again_does_not_reopen_what_a_person_rejected(self, reviewer: User) -> None:
        claim = factories.claim()
        reject_claims([claim], by=reviewer)
        again = factories.claim(claim.entity, claim.property, claim.value)

        assert again.pk == claim.pk
        assert again.status == "rejected"

    def test_evidence_must_stand_in_its_document(self) -> None:
        document = factories.document("五个字的文")
        assert factories.span(document, start=0, end=5).quote == "五个字的文"
        for start, end in ((0, 6), (3, 3), (-1, 2)):
            with pytest.raises(EvidenceMissing):
                factories.span(document, start=start, end=end)

    def test_the_database_refuses_incomplete_evidence(self) -> None:
        document = factories.document()
        for incomplete in (
            {"kind": "span", "document": document},
            {"kind": "span", "document": document, "start": 3, "end": 3},
            {"kind": "row"},
            {"kind": "word"},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                Evidence.objects.create(key="k", **incomplete)


class TestDeciding:
    def test_an_accepted_claim_is_reviewed_public_and_in_the_row(self, reviewer: User) -> None:
        tie = factories.tie()
        claim = factories.claim(tie.entity, "signed_on", "1973-11-30")
        accept_claim(claim, by=reviewer)
        row = Tie.objects.get(pk=tie.pk)

        assert (claim.status, claim.verification, claim.public) == ("accepted", "reviewed", True)
        assert claim.decided_by == reviewer
        assert (row.since, row.verification, row.public) == ("1973-11-30", "reviewed", True)

    def test_a_second_person_confirms(self, reviewer: User) -> None:
        claim = factories.accepted(by=reviewer)
        accept_claim(claim, by=reviewer)
        assert claim.verification == "reviewed"
        accept_claim(claim, by=factories.user())
        assert claim.verification == "confirmed"

    def test_a_correction_keeps_both_claims_and_the_evidence(self, reviewer: User) -> None:
        tie = factories.tie()
        read = factories.claim(tie.entity, "signed_on", "1974", confidence=0.8)
        corrected = correct_claim(read, value="1973", by=reviewer, note="The stone says 1973.")

        assert (read.status, read.replaced_by) == ("corrected", corrected)
        assert (corrected.status, corrected.origin, corrected.verification) == ("accepted", "person", "reviewed")
        assert set(read.evidence.all()) < set(corrected.evidence.all())
        assert corrected.evidence.get(kind="word").quote == "The stone says 1973."
        assert Tie.objects.get(pk=tie.pk).since == "1973"

    def test_a_correction_that_changes_nothing_accepts(self, reviewer: User) -> None:
        claim = factories.claim(property="signed_on", value="1973")

        assert correct_claim(claim, value="1973", by=reviewer, note="Right.") == claim
        assert claim.status == "accepted"

    def test_a_correction_that_contradicts_an_accepted_claim_shows_a_conflict(self, reviewer: User) -> None:
        tie = factories.tie(signed_on="1973")
        correct_claim(
            factories.claim(tie.entity, "signed_on", "1975"), value="1974", by=reviewer, note="So I was told."
        )

        assert Tie.objects.get(pk=tie.pk).conflicts == ["signed_on"]
        assert [found.property for found in queries.conflicts()] == ["signed_on"]

    def test_two_reviewers_of_one_document_do_not_overwrite_each_other(self) -> None:
        claim = factories.claim()
        seen_by_both = _fresh(claim)
        first, second = factories.user(name="Example First"), factories.user()
        reject_claims([claim], by=first, reason="not said there")
        with pytest.raises(ClaimChanged, match="Example First has meanwhile decided on this fact"):
            accept_claim(seen_by_both, by=second)

        assert _fresh(claim).status == "rejected"

    def test_only_reviewers_decide(self) -> None:
        claim = factories.claim()
        officer = factories.user(role="officer")
        with pytest.raises(PermissionDenied, match="This needs the role “reviewer”; yours is “officer”"):
            accept_claim(claim, by=officer)

        assert _fresh(claim).status == "proposed"
        assert not ClaimDecision.objects.exists()


class TestSettling:
    def test_a_preference_settles_a_conflict_and_can_be_undone(self, reviewer: User) -> None:
        tie = factories.tie(signed_on="1973")
        other = factories.accepted(tie.entity, "signed_on", "1974")
        first = Claim.objects.get(entity=tie.pk, property="signed_on", value="1973")
        prefer_claim(first, by=reviewer, reason="The agreement itself.")
        row = Tie.objects.get(pk=tie.pk)
        assert (row.since, row.conflicts) == ("1973", [])

        prefer_claim(_fresh(other), by=reviewer, reason="No: that was the draft.")
        assert Tie.objects.get(pk=tie.pk).since == "1974"
        assert not _fresh(first).preferred

        group = last_decision_group(other)
        assert group is not None
        undo(group, by=reviewer)
        assert Tie.objects.get(pk=tie.pk).since == "1973"

    def test_only_what_is_accepted_can_be_preferred(self, reviewer: User) -> None:
        with pytest.raises(RegistryError, match="Only an accepted claim"):
            prefer_claim(factories.claim(), by=reviewer, reason="")


class TestUndoing:
    def test_a_whole_decision_is_taken_back(self, reviewer: User) -> None:
        tie = factories.entity()
        claims = [factories.claim(tie, "party", factories.place().pk) for _ in range(2)]
        accept_claims(claims, by=reviewer)
        assert Tie.objects.filter(pk=tie.pk).exists()
        group = last_decision_group(claims[0])
        assert group is not None

        assert {claim.status for claim in undo(group, by=reviewer)} == {"proposed"}
        assert not Tie.objects.filter(pk=tie.pk).exists()
        with pytest.raises(NothingToUndo):
            undo(group, by=reviewer)

    def test_an_undone_correction_leaves_nothing_waiting(self, reviewer: User) -> None:
        read = factories.claim(factories.tie().entity, "signed_on", "1974")
        new = correct_claim(read, value="1973", by=reviewer, note="I know.")
        group = last_decision_group(read)
        assert group is not None
        undo(group, by=reviewer)

        assert (_fresh(read).status, _fresh(read).replaced_by) == ("proposed", None)
        assert _fresh(new).status == "rejected"
        assert [found.kind for found in new.evidence.all()] == ["word"]

    def test_what_a_later_decision_built_on_cannot_be_undone_first(self, reviewer: User) -> None:
        claim = factories.accepted(by=reviewer)
        first = last_decision_group(claim)
        assert first is not None
        reject_claims([claim], by=reviewer)
        with pytest.raises(ClaimChanged, match="A later decision"):
            undo(first, by=reviewer)
        second = last_decision_group(claim)
        assert second is not None
        undo(second, by=reviewer)
        undo(first, by=reviewer)

        assert _fresh(claim).status == "proposed"

    def test_the_last_decision_on_a_document(self, reviewer: User) -> None:
        document = factories.document()
        assert last_decision_group(document) is None
        claim = factories.accepted(evidence=factories.span(document), by=reviewer)

        assert last_decision_group(document) == last_decision_group(claim)

    def test_every_decision_says_who_what_and_why(self, reviewer: User) -> None:
        claim = factories.claim()
        reject_claims([claim], by=reviewer, reason="Another town of the same name.")
        decision = ClaimDecision.objects.get(claim=claim)

        assert (decision.from_status, decision.to_status) == ("proposed", "rejected")
        assert (decision.by, decision.reason) == (reviewer, "Another town of the same name.")


def test_an_entity_of_another_kind_is_not_taken_over() -> None:
    Entity.objects.create(pk="x", kind="event")
    with pytest.raises(RegistryError, match="“x” is a event, not a tie"):
        factories.entity("tie", id="x")
