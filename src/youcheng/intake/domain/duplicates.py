"""Searching for duplicates and judging what was found: each verb is one transaction and can be taken back."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_merge, can_view_desk
from youcheng.accounts.models import User
from youcheng.intake.domain.errors import IntakeError
from youcheng.intake.models import DuplicateCandidate, DuplicateSearch
from youcheng.registry.domain.duplicates import Pair, place_pairs, tie_pairs
from youcheng.registry.domain.entities import members
from youcheng.registry.domain.insertion import insert_rows
from youcheng.registry.domain.merge import judge_different, judge_same, revoke
from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.domain.queries.revision import current_revision
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.models import Entity, Judgement, Place

logger = logging.getLogger("youcheng.intake")

Status = DuplicateSearch.Status
AT_ONCE_PLACES = 1_500
"""A registry with at most this many places is searched within the request."""
STALE_AFTER = timedelta(minutes=10)
"""A search that runs longer died with its process: the whole registry takes seconds."""


def search_soon(*, by: User | None = None) -> DuplicateSearch:
    """Queue a search in the background; one that waits already is enough."""
    from youcheng.intake.domain.tasks import search_in_background

    waiting = DuplicateSearch.objects.filter(status=Status.QUEUED, queued_at__gt=timezone.now() - STALE_AFTER).first()
    if waiting is not None:
        return waiting
    search = DuplicateSearch.objects.create(by=by)
    transaction.on_commit(lambda: search_in_background.enqueue(search.pk))
    return search


def search_at_once_or_soon(*, by: User) -> DuplicateSearch:
    """Search now where that takes a fraction of a second, else in the background."""
    can_view_desk(by).enforce()
    if Place.objects.count() > AT_ONCE_PLACES:
        return search_soon(by=by)
    search = DuplicateSearch.objects.create(by=by)
    search_now(search)
    return search


def search_now(search: DuplicateSearch) -> bool:
    """Search the whole registry and keep what was found; False when another process is at it or it is done."""
    claimed = DuplicateSearch.objects.filter(pk=search.pk, status=Status.QUEUED).update(
        status=Status.RUNNING, started_at=timezone.now()
    )
    if not claimed:
        return False
    try:
        revision = current_revision()
        places, ties = place_pairs(), tie_pairs()
        with transaction.atomic():
            _replace(Entity.Kind.PLACE, places)
            _replace(Entity.Kind.TIE, ties)
            DuplicateSearch.objects.filter(pk=search.pk).update(
                status=Status.DONE,
                revision=revision,
                places=len(places),
                ties=len(ties),
                finished_at=timezone.now(),
            )
    except Exception as error:
        logger.exception("the search for duplicates failed")
        DuplicateSearch.objects.filter(pk=search.pk).update(
            status=Status.FAILED, error=str(error), finished_at=timezone.now()
        )
    search.refresh_from_db()
    return True


def release_stale() -> None:
    """Mark as failed what died with its process, so that a new search can begin."""
    stale = DuplicateSearch.objects.filter(status=Status.RUNNING, started_at__lt=timezone.now() - STALE_AFTER)
    stale.update(status=Status.FAILED, error=_("The search did not finish; start it again."))


def judge_one(candidate: DuplicateCandidate, *, keep: str, by: User, reason: str = "") -> Judgement:
    """Judge that both sides are one, which goes on as ``keep``; ties that now have the same parties are paired."""
    can_merge(by).enforce()
    left, right = candidate.left, candidate.right
    if keep not in (left.pk, right.pk):
        raise IntakeError(_("Choose which of the two goes on."))
    into, gone = (left, right) if keep == left.pk else (right, left)
    return merge(gone, into, by=by, score=candidate.score, reason=reason)


@changes_registry
def merge(entity: Entity, into: Entity, *, by: User, score: float | None = None, reason: str = "") -> Judgement:
    """Judge two entities of the registry to be one, and pair the ties that thereby have the same parties."""
    judgement = judge_same(entity, into, by=by, score=score, reason=reason)
    _pair_ties_of([entity.pk, into.pk])
    return judgement


@changes_registry
def judge_two(candidate: DuplicateCandidate, *, by: User, reason: str = "") -> Judgement:
    """Judge that the sides are not the same, so that nobody is asked again."""
    return judge_different(candidate.left, candidate.right, by=by, score=candidate.score, reason=reason)


@transaction.atomic
def put_off(candidate: DuplicateCandidate, *, by: User) -> None:
    """Leave the pair for later: it leaves the list until somebody brings it back."""
    can_merge(by).enforce()
    candidate.put_off_by, candidate.put_off_at = by, timezone.now()
    candidate.save(update_fields=["put_off_by", "put_off_at"])


@transaction.atomic
def bring_back(candidate: DuplicateCandidate, *, by: User) -> None:
    """Put a pair that was left for later back into the list."""
    can_merge(by).enforce()
    candidate.put_off_by = candidate.put_off_at = None
    candidate.save(update_fields=["put_off_by", "put_off_at"])


@changes_registry
def take_back(judgement: Judgement, *, by: User) -> None:
    """Take a judgement back: both stand again as they did before, and their ties are paired anew."""
    touched = members([judgement.left_id, judgement.right_id])
    revoke(judgement, by=by)
    _pair_ties_of(touched)


def _pair_ties_of(entities: Collection[str]) -> None:
    """Bring the pairs of ties of these places up to date at once; the next search does it for all."""
    places = list(Entity.objects.filter(pk__in=members(entities), kind=Entity.Kind.PLACE).values_list("pk", flat=True))
    if not places:
        return
    found = tie_pairs(of_places=places)
    known = _known(pair for pair in found)
    _insert([pair for pair in found if (pair.left, pair.right) not in known])


def _replace(kind: Entity.Kind, pairs: list[Pair]) -> None:
    """Make the candidates of a kind be these; what was put off stays so."""
    stored = {
        (left, right): (pk, score)
        for pk, left, right, score in DuplicateCandidate.objects.filter(kind=kind).values_list(
            "pk", "left_id", "right_id", "score"
        )
    }
    wanted = {(pair.left, pair.right): pair for pair in pairs}
    gone = [pk for key, (pk, _score) in stored.items() if key not in wanted]
    for part in chunks(gone):
        DuplicateCandidate.objects.filter(pk__in=part).delete()
    known = [(stored[key][0], pair) for key, pair in wanted.items() if key in stored]
    changed = [
        DuplicateCandidate(pk=pk, score=pair.score, reasons=[reason.to_json() for reason in pair.reasons])
        for pk, pair in known
    ]
    DuplicateCandidate.objects.bulk_update(changed, ["score", "reasons"], batch_size=200)
    _insert([pair for key, pair in wanted.items() if key not in stored])


def _known(pairs: Iterable[Pair]) -> set[tuple[str, str]]:
    lefts = {pair.left for pair in pairs}
    rows = DuplicateCandidate.objects.filter(left__in=lefts).values_list("left_id", "right_id")
    return {(str(left), str(right)) for left, right in rows}


def _insert(pairs: list[Pair]) -> None:
    now = timezone.now()
    insert_rows(
        DuplicateCandidate,
        [
            {
                "kind": pair.kind,
                "left_id": pair.left,
                "right_id": pair.right,
                "score": pair.score,
                "reasons": [reason.to_json() for reason in pair.reasons],
                "found_at": now,
            }
            for pair in pairs
        ],
    )
