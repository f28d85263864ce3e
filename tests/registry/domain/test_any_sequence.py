"""Whatever people do in whatever order: rows stay what the accepted claims say, and undo restores what was."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.registry.domain import claims, entities, merge, publication
from youcheng.registry.domain.bulk import RowClaim, SourceRow, accept_rows
from youcheng.registry.domain.errors import RegistryError
from youcheng.registry.domain.projection import project, rebuild
from youcheng.registry.domain.projection.rebuild import PROJECTORS
from youcheng.registry.models import Claim, ClaimDecision, Entity, Evidence, Judgement

EXAMPLES = int(os.environ.get("YOUCHENG_SEQUENCES", "25"))
PLACES = ["wd:Q1", "wd:Q2", "wd:Q3", "wd:Q4"]
TIES = ["tie-a", "tie-b"]
BODIES = ["bod-a", "bod-b"]
EVENTS, PEOPLE, AGREEMENTS, FIGURES = ["eve-a"], ["per-a", "per-b"], ["agr-a"], ["fig-a", "fig-b"]
EXCHANGES, INITIATIVES, WISHES, RECORDS = ["exc-a", "exc-b"], ["ini-a"], ["wis-a"], ["rec-a"]
KINDS = {
    "place": PLACES,
    "tie": TIES,
    "body": BODIES,
    "event": EVENTS,
    "person": PEOPLE,
    "agreement": AGREEMENTS,
    "figure": FIGURES,
    "exchange": EXCHANGES,
    "initiative": INITIATIVES,
    "wish": WISHES,
    "record": RECORDS,
}
DATES = ["", "1979", "1979-11", "1979-11-02", "2024"]
Said = tuple[str, str, Any, str, str]


def _said(ids: list[str], name: str, values: Iterable[Any], *, languages: bool = False, dated: bool = False) -> Any:
    return st.tuples(
        st.sampled_from(ids),
        st.just(name),
        st.sampled_from(list(values)),
        st.sampled_from(["", "zh-Hans", "en"] if languages else [""]),
        st.sampled_from(DATES if dated else [""]),
    )


NAMES = ["甲", "乙", "Alpha"]
STATEMENTS = st.one_of(
    _said(PLACES, "name", NAMES, languages=True),
    _said(PLACES, "country", ["CN", "JP"]),
    _said(PLACES, "parent", PLACES),
    _said(PLACES, "population", [1, 2]),
    _said(PLACES, "epithet", NAMES, languages=True),
    _said(TIES, "party", [*PLACES, *BODIES]),
    _said(TIES, "party", [*PLACES, *BODIES]),
    _said(TIES, "tie_kind", ["sister_city", "friendly_cooperation"], dated=True),
    _said(TIES, "legal_status", ["signed", "terminated"], dated=True),
    _said(TIES, "signed_on", DATES[1:]),
    _said(BODIES, "name", NAMES, languages=True),
    _said(BODIES, "seat", PLACES),
    _said(EVENTS, "name", NAMES, languages=True),
    _said(EVENTS, "held_at", PLACES),
    _said(EVENTS, "plan", NAMES),
    _said(PEOPLE, "name", NAMES, languages=True),
    _said(PEOPLE, "post", [{"title": "mayor", "body": "bod-a"}, {"title": "mayor", "body_text": "city"}], dated=True),
    _said(AGREEMENTS, "title", NAMES),
    _said(AGREEMENTS, "of_tie", TIES),
    _said(AGREEMENTS, "signer", [{"person": "per-a", "party": "wd:Q1"}, {"person": "per-b"}]),
    _said(FIGURES, "quantity", [{"measure": "m", "value": 1}, {"measure": "m", "value": 2.5, "bound": "about"}]),
    _said(FIGURES, "part_of", [{"figure": "fig-a", "basis": "stated"}]),
    _said(FIGURES, "subject", [*EVENTS, *PLACES]),
    _said(EXCHANGES, "of_tie", TIES),
    _said(EXCHANGES, "on", DATES[1:]),
    _said(INITIATIVES, "name", NAMES),
    _said(INITIATIVES, "adopted_at_event", EVENTS),
    _said(WISHES, "place", PLACES),
    _said(WISHES, "wish", [{"country": "JP"}, {"traits": "ports"}]),
    _said(RECORDS, "record", [{"text": "the first"}], languages=True),
)
BEGINNING: list[Said] = [
    ("wd:Q1", "name", "甲", "zh-Hans", ""),
    ("wd:Q1", "country", "CN", "", ""),
    ("wd:Q2", "country", "JP", "", ""),
    ("wd:Q3", "parent", "wd:Q4", "", ""),
    ("bod-a", "name", "Alpha", "en", ""),
    ("bod-a", "seat", "wd:Q2", "", ""),
    ("bod-b", "name", "乙", "zh-Hans", ""),
    ("tie-a", "party", "wd:Q1", "", ""),
    ("tie-a", "party", "wd:Q2", "", ""),
    ("tie-b", "party", "wd:Q3", "", ""),
    ("tie-b", "party", "bod-a", "", ""),
    ("exc-a", "of_tie", "tie-a", "", ""),
    ("exc-a", "on", "2024", "", ""),
    ("agr-a", "of_tie", "tie-b", "", ""),
    ("agr-a", "signer", {"person": "per-a", "party": "wd:Q1"}, "", ""),
    ("fig-a", "quantity", {"measure": "m", "value": 1}, "", ""),
]
PAIRS = st.sampled_from([(a, b) for ids in KINDS.values() for a in ids for b in ids if a != b])


def snapshot() -> dict[str, list[Any]]:
    """Every projected row, and how every claim stands; surrogate keys left out."""
    found: dict[str, list[Any]] = {}
    for projector in PROJECTORS.values():
        for table in projector.tables:
            rows = table.model._default_manager.values(*table.columns, *table.uncomputed)
            found[table.name] = sorted((sorted(row.items(), key=str) for row in rows), key=str)
    return found


def standing() -> dict[int, tuple[Any, ...]]:
    """How each claim stands."""
    return {
        pk: tuple(rest)
        for pk, *rest in Claim.objects.values_list(
            "pk", "status", "verification", "preferred", "replaced_by", "decided_by", "decided_at"
        )
    }


class Registry(RuleBasedStateMachine):
    """People at work on one small registry, inside a transaction that is rolled back."""

    proposed = Bundle("proposed")
    judged = Bundle("judged")

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.people: list[User] = [factories.user(), factories.user()]
        self.batch = factories.batch()
        ranks = (20, 50, 90)
        self.evidence: list[Evidence] = [factories.span(factories.document(source_rank=rank)) for rank in ranks]
        self.evidence.append(factories.row(self.batch))
        self.line = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def person(self, which: int) -> User:
        return self.people[which % 2]

    def attempt(self, verb: Callable[[], Any]) -> Any:
        """Do something that may rightly be refused; a refusal changes nothing."""
        before = standing()
        try:
            with transaction.atomic():
                return verb()
        except RegistryError:
            assert standing() == before
            return None

    @initialize()
    def found(self) -> None:
        for kind, ids in KINDS.items():
            for entity_id in ids:
                entities.new_entity(kind, id=entity_id)
        project([entity_id for ids in KINDS.values() for entity_id in ids])
        for said in BEGINNING:
            claims.accept_claim(self.state(said, 1), by=self.people[0])

    def state(self, said: Said, grounds: int) -> Claim:
        entity, name, value, language, start = said
        return claims.propose_claim(
            Entity.objects.get(pk=entity),
            name,
            value,
            language=language,
            valid_from=start,
            evidence=self.evidence[grounds],
            origin="reading",
        )

    @rule(
        target=proposed,
        some=st.lists(STATEMENTS, min_size=1, max_size=5),
        grounds=st.integers(0, 3),
        accept=st.sampled_from([True, True, True, False]),
        who=st.integers(0, 1),
    )
    def propose(self, some: list[Said], grounds: int, accept: bool, who: int) -> Any:
        stated = [self.state(said, grounds) for said in some]
        waiting = {claim.pk: claim for claim in stated if claim.status == "proposed"}
        if accept:
            claims.accept_claims(waiting.values(), by=self.person(who))
        return multiple(*stated)

    @rule(claim=proposed, who=st.integers(0, 1))
    def accept(self, claim: Claim, who: int) -> None:
        self.attempt(lambda: claims.accept_claim(Claim.objects.get(pk=claim.pk), by=self.person(who)))

    @rule(some=st.lists(proposed, max_size=4), who=st.integers(0, 1))
    def reject(self, some: list[Claim], who: int) -> None:
        fresh = list(Claim.objects.filter(pk__in=[claim.pk for claim in some]))
        self.attempt(lambda: claims.reject_claims(fresh, by=self.person(who)))

    @rule(target=proposed, claim=proposed, said=STATEMENTS, who=st.integers(0, 1))
    def correct(self, claim: Claim, said: Said, who: int) -> Any:
        current = Claim.objects.get(pk=claim.pk)
        value = said[2] if said[1] == current.property else current.value
        corrected = self.attempt(
            lambda: claims.correct_claim(
                current, value=value, valid_from=said[4], language=said[3], by=self.person(who), note="I know it."
            )
        )
        return corrected if corrected is not None else multiple()

    @rule(claim=proposed, who=st.integers(0, 1))
    def prefer(self, claim: Claim, who: int) -> None:
        self.attempt(lambda: claims.prefer_claim(Claim.objects.get(pk=claim.pk), by=self.person(who), reason="settled"))

    @rule(back=st.integers(0, 3), who=st.integers(0, 1))
    def undo(self, back: int, who: int) -> None:
        groups = list(ClaimDecision.objects.order_by("-pk").values_list("group", flat=True)[: back + 1])
        if groups:
            self.attempt(lambda: claims.undo(groups[-1], by=self.person(who)))

    @rule(claim=proposed, action=st.sampled_from(["accept", "reject", "correct", "prefer"]))
    def decide_and_undo(self, claim: Claim, action: str) -> None:
        by = self.people[0]
        current = Claim.objects.get(pk=claim.pk)
        rows, known = snapshot(), standing()
        verbs: dict[str, Callable[[], Any]] = {
            "accept": lambda: claims.accept_claim(current, by=by),
            "reject": lambda: claims.reject_claims([current], by=by),
            "correct": lambda: claims.correct_claim(current, value=current.value, valid_from="1900", by=by, note="So."),
            "prefer": lambda: claims.prefer_claim(current, by=by, reason="so"),
        }
        last = ClaimDecision.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        self.attempt(verbs[action])
        decision = ClaimDecision.objects.filter(pk__gt=last).first()
        if decision is not None:
            claims.undo(decision.group, by=by)
        assert {pk: state for pk, state in standing().items() if pk in known} == known
        assert snapshot() == rows

    @rule(target=judged, pair=PAIRS, who=st.integers(0, 1))
    def judge(self, pair: tuple[str, str], who: int) -> Any:
        left, right = (Entity.objects.get(pk=pk) for pk in pair)
        made = self.attempt(lambda: merge.judge_same(left, right, by=self.person(who), reason="same"))
        return made if made is not None else multiple()

    @rule(judgement=judged, who=st.integers(0, 1))
    def revoke(self, judgement: Judgement, who: int) -> None:
        self.attempt(lambda: merge.revoke(judgement, by=self.person(who)))

    @rule(pair=PAIRS)
    def judge_and_revoke(self, pair: tuple[str, str]) -> None:
        left, right = (Entity.objects.get(pk=pk) for pk in pair)
        rows = snapshot()
        made = self.attempt(lambda: merge.judge_same(left, right, by=self.people[0]))
        if made is not None:
            merge.revoke(made, by=self.people[1])
        assert snapshot() == rows

    @rule(entity=st.sampled_from([*PLACES, *TIES, *BODIES]), public=st.booleans())
    def show_or_hide(self, entity: str, public: bool) -> None:
        verb = publication.publish if public else publication.withdraw
        verb([Entity.objects.get(pk=entity)], by=self.people[0])

    @rule(
        said=st.lists(STATEMENTS.filter(lambda said: said[1] in {"country", "population", "party", "name"}), max_size=3)
    )
    def import_rows(self, said: list[Said]) -> None:
        for entity, name, value, language, _start in said:
            self.line += 1
            row = SourceRow(self.line, f"{entity} {name} {value}", entity, (RowClaim(name, value, language),))
            kind = Entity.objects.get(pk=entity).kind
            account = accept_rows(self.batch, [row], kind=kind)
            project(account.touched)

    @invariant()
    def a_rebuild_finds_nothing(self) -> None:
        changes = rebuild(check=True)
        assert not changes, changes.to_json()

    @invariant()
    def nothing_stands_for_what_stands_for_another(self) -> None:
        assert not Entity.objects.filter(canonical_of__canonical_of__isnull=False).exists()
        assert not Entity.objects.filter(canonical_of=F("pk")).exists()


@pytest.mark.slow
@pytest.mark.django_db
def test_any_sequence_of_decisions_leaves_rows_true_to_claims() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Registry,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=20,
            deadline=None,
            # Shrinking replays minutes of database work; ask for it when a failure is to be understood.
            phases=[Phase.reuse, Phase.generate, *([Phase.shrink] if "YOUCHENG_SHRINK" in os.environ else [])],
            suppress_health_check=list(HealthCheck),
        ),
    )
