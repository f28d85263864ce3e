"""What rows show where claims agree, refine each other, or disagree."""

from __future__ import annotations

import pytest
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.registry.domain.claims import accept_claim
from youcheng.registry.domain.projection import project, rebuild
from youcheng.registry.models import Agreement, Claim, Entity, Figure, Person, Place, Tie, TieParty, TieSegment

pytestmark = pytest.mark.django_db


class TestDisagreement:
    def test_the_better_source_stands_and_the_row_says_that_there_is_a_conflict(self) -> None:
        tie = factories.tie()
        gazette = factories.span(factories.document(source_rank=100))
        factories.accepted(tie.entity, "signed_on", "1973", evidence=gazette)
        factories.accepted(tie.entity, "signed_on", "1974")
        row = Tie.objects.get(pk=tie.pk)

        assert (row.since, row.conflicts) == ("1973", ["signed_on"])

    def test_an_officers_word_outweighs_the_press_and_yields_to_a_gazette(self) -> None:
        tie = factories.tie()
        factories.accepted(tie.entity, "ended_on", "2001", evidence=factories.word())
        factories.accepted(tie.entity, "ended_on", "2002")
        assert Tie.objects.get(pk=tie.pk).ended == "2001"

        gazette = factories.span(factories.document(source_rank=100))
        factories.accepted(tie.entity, "ended_on", "2003", evidence=gazette)
        assert Tie.objects.get(pk=tie.pk).ended == "2003"

    def test_of_equal_sources_the_later_stands(self) -> None:
        tie = factories.tie()
        newer = factories.document("newer, as an example", published="2024-01-01")
        factories.accepted(tie.entity, "ended_on", "2001", evidence=factories.span(newer))
        factories.accepted(tie.entity, "ended_on", "2002")

        assert Tie.objects.get(pk=tie.pk).ended == "2001"

    def test_more_evidence_can_turn_the_scale(self) -> None:
        tie = factories.tie()
        weak = factories.accepted(tie.entity, "ended_on", "2001", evidence=factories.row())
        factories.accepted(tie.entity, "ended_on", "2002")
        assert Tie.objects.get(pk=tie.pk).ended == "2002"
        gazette = factories.span(factories.document(source_rank=100))
        factories.claim(tie.entity, "ended_on", weak.value, evidence=gazette)

        assert Tie.objects.get(pk=tie.pk).ended == "2001"

    def test_a_date_that_only_refines_another_is_no_conflict(self) -> None:
        tie = factories.tie(signed_on="1979")
        factories.accepted(tie.entity, "signed_on", "1979-11-02")
        row = Tie.objects.get(pk=tie.pk)

        assert (row.since, row.conflicts) == ("1979-11-02", [])

    def test_names_in_two_languages_are_no_conflict(self) -> None:
        body = factories.body("Example port")
        factories.accepted(body.entity, "name", "示例港", language="zh-Hans")
        body.refresh_from_db()

        assert (body.name_en, body.name_zh, body.conflicts) == ("Example port", "示例港", [])

    def test_figures_of_one_thing_from_two_sources_conflict(self) -> None:
        figure = factories.figure(886)
        factories.accepted(figure.entity, "quantity", {"measure": "agreements", "value": 708})

        assert Figure.objects.get(pk=figure.pk).conflicts == ["quantity"]


class TestTies:
    def test_an_upgrade_is_a_new_segment(self) -> None:
        tie = factories.tie(kind="friendly_exchange")
        entity = tie.entity
        factories.accepted(entity, "tie_kind", "friendly_cooperation", valid_from="2005")
        factories.accepted(entity, "tie_kind", "sister_city", valid_from="2012-06", valid_to="2030")
        segments = TieSegment.objects.filter(tie=tie.pk).values_list("kind", "valid_from", "valid_to")

        assert list(segments) == [
            ("friendly_exchange", "", ""),
            ("friendly_cooperation", "2005", ""),
            ("sister_city", "2012-06", "2030"),
        ]
        assert Tie.objects.get(pk=tie.pk).kind == "sister_city"
        assert Tie.objects.get(pk=tie.pk).since == "2005"

    def test_a_more_precise_beginning_of_the_same_kind_is_the_same_segment(self) -> None:
        tie = factories.tie(kind="sister_city")
        factories.accepted(tie.entity, "tie_kind", "sister_city", valid_from="1973")
        factories.accepted(tie.entity, "tie_kind", "sister_city", valid_from="1973-11-30")

        assert [segment.valid_from for segment in TieSegment.objects.filter(tie=tie.pk)] == ["1973-11-30"]

    def test_the_latest_legal_status_stands(self) -> None:
        tie = factories.tie(legal_status="signed")
        factories.accepted(tie.entity, "legal_status", "in_force", valid_from="1980")
        factories.accepted(tie.entity, "legal_status", "terminated", valid_from="2020-01-14")
        row = Tie.objects.get(pk=tie.pk)

        assert (row.legal_status, row.conflicts) == ("terminated", [])

    def test_what_is_not_claimed_is_unknown(self) -> None:
        row = factories.tie()

        assert (row.kind, row.legal_status, row.since, row.activity) == ("unspecified", "unknown", "", "unknown")

    def test_a_tie_needs_two_parties(self, reviewer: User) -> None:
        tie = factories.entity()
        factories.accepted(tie, "party", factories.place().pk)
        assert not Tie.objects.exists()
        factories.accepted(tie, "party", factories.place().pk)
        assert Tie.objects.get().parties.count() == 2

    def test_parties_carry_what_lists_filter_by(self) -> None:
        town, seat = factories.place(country="CN"), factories.place(country="JP")
        port = factories.body(seat=seat.pk)
        tie = factories.tie(town.pk, port.pk)
        factories.accepted(seat.entity, "level", "city")
        parties = TieParty.objects.filter(tie=tie.pk).values_list("party", "place", "country", "level")

        assert list(parties) == [(town.pk, town.pk, "CN", ""), (port.pk, seat.pk, "JP", "city")]
        assert Place.objects.get(pk=seat.pk).ties_count == 1

    def test_a_row_is_as_verified_as_its_weakest_claim(self) -> None:
        tie = factories.tie()
        factories.accepted(tie.entity, "signed_on", "1973")
        Claim.objects.filter(property="signed_on").update(verification="imported")
        project([tie.pk])

        assert Tie.objects.get(pk=tie.pk).verification == "imported"
        claim = Claim.objects.get(property="signed_on")
        accept_claim(claim, by=factories.user())
        assert Tie.objects.get(pk=tie.pk).verification == "reviewed"


class TestOtherKinds:
    def test_signers_stand_in_their_order(self) -> None:
        agreement = factories.agreement()
        names = [factories.person(name).pk for name in ("Example A", "Example B")]
        factories.accepted(agreement.entity, "signer", {"person": names[0], "position": 1})
        factories.accepted(agreement.entity, "signer", {"person": names[1], "position": 0, "title": "Consul"})
        signers = Agreement.objects.get(pk=agreement.pk).signers.values_list("person", "title", "position")

        assert list(signers) == [(names[1], "Consul", 0), (names[0], "", 1)]

    def test_a_person_holds_posts_in_turn(self) -> None:
        person = factories.person()
        factories.accepted(person.entity, "post", {"title": "Deputy"}, valid_from="2010", valid_to="2015")
        factories.accepted(person.entity, "post", {"title": "Head"}, valid_from="2015")
        posts = Person.objects.get(pk=person.pk).posts.values_list("title", "valid_from", "valid_to")

        assert list(posts) == [("Deputy", "2010", "2015"), ("Head", "2015", "")]

    def test_a_figure_is_part_of_a_sum(self) -> None:
        total, part = factories.figure(82), factories.figure(28)
        factories.accepted(part.entity, "part_of", {"figure": total.pk, "basis": "derived"})
        row = Figure.objects.get(pk=part.pk)

        assert (row.part_of_id, row.sum_basis, row.value) == (total.pk, "derived", 28)


class TestRebuild:
    @pytest.fixture(autouse=True)
    def rebuild_finds_nothing(self) -> None:
        """These tests tamper with rows on purpose."""

    def test_it_repairs_what_was_tampered_with_and_says_so(self) -> None:
        tie = factories.tie(signed_on="1973")
        Tie.objects.filter(pk=tie.pk).update(since="1999")
        TieParty.objects.filter(position=1).delete()
        Place.objects.update(ties_count=7)

        planned = rebuild(check=True)
        assert Tie.objects.get(pk=tie.pk).since == "1999"
        changes = rebuild()
        assert changes.to_json() == planned.to_json()
        assert changes.updated == {"Tie": 1, "Place": 2}
        assert changes.created == {"TieParty": 1}
        assert {
            "table": "Tie",
            "entity": tie.pk,
            "change": "updated",
            "before": {"since": "1999"},
            "after": {"since": "1973"},
        } in changes.details
        assert not rebuild()

    def test_it_repairs_what_merges_say(self) -> None:
        judgement = factories.judgement()
        Entity.objects.update(canonical_of=None)
        changes = rebuild()

        assert changes.updated == {"Entity": 1}
        assert Entity.objects.get(pk=judgement.left_id).canonical_of_id == judgement.right_id
