"""Judging that two entities are one, and taking it back. Evidence and claims keep the ids they were made with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_merge
from youcheng.accounts.models import User
from youcheng.registry.domain.entities import members
from youcheng.registry.domain.errors import CannotMerge
from youcheng.registry.domain.projection import project
from youcheng.registry.domain.projection.changes import Changes
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.models import Claim, Entity, Judgement

SAME, DIFFERENT = Judgement.Verdict.SAME, Judgement.Verdict.DIFFERENT


@changes_registry
def judge_same(entity: Entity, into: Entity, *, by: User, score: float | None = None, reason: str = "") -> Judgement:
    """Judge that ``entity`` is ``into``: from now on its claims count for ``into``. Reversible by :func:`revoke`."""
    can_merge(by).enforce()
    if entity.kind != into.kind:
        raise CannotMerge(
            _("A %(left)s and a %(right)s cannot be the same.")
            % {"left": entity.get_kind_display(), "right": into.get_kind_display()}
        )
    group, other = members([entity.pk]), members([into.pk])
    if group & other:
        raise CannotMerge(_("“%(left)s” and “%(right)s” are one already.") % {"left": entity, "right": into})
    apart = Judgement.objects.filter(verdict=DIFFERENT, revoked_at=None).filter(
        Q(left__in=group, right__in=other) | Q(left__in=other, right__in=group)
    )
    if (standing := apart.select_related("by").first()) is not None:
        raise CannotMerge(
            _("%(person)s judged “%(left)s” and “%(right)s” to be different; take that back first.")
            % {"person": standing.by, "left": standing.left_id, "right": standing.right_id}
        )
    judgement = Judgement.objects.create(left=entity, right=into, verdict=SAME, score=score, reason=reason, by=by)
    _after_judging(group | other)
    return judgement


@changes_registry
def judge_different(
    left: Entity, right: Entity, *, by: User, score: float | None = None, reason: str = ""
) -> Judgement:
    """Judge that two entities are not the same, so that nobody is asked again."""
    can_merge(by).enforce()
    if right.pk in members([left.pk]):
        raise CannotMerge(
            _("“%(left)s” and “%(right)s” are one; take that back first.") % {"left": left, "right": right}
        )
    first, second = sorted((left.pk, right.pk))
    judgement, _created = Judgement.objects.get_or_create(
        left_id=first,
        right_id=second,
        verdict=DIFFERENT,
        revoked_at=None,
        defaults={"score": score, "reason": reason, "by": by},
    )
    return judgement


@changes_registry
def revoke(judgement: Judgement, *, by: User) -> None:
    """Take a judgement back: the entities stand as they would have stood without it."""
    can_merge(by).enforce()
    current = Judgement.objects.select_for_update().get(pk=judgement.pk)
    if current.revoked_at is not None:
        raise CannotMerge(_("This judgement was taken back already."))
    touched = members([current.left_id, current.right_id])
    current.revoked_at = judgement.revoked_at = timezone.now()
    current.revoked_by = judgement.revoked_by = by
    current.save(update_fields=["revoked_at", "revoked_by"])
    if current.verdict == SAME:
        _after_judging(touched)


def _after_judging(touched: Collection[str]) -> None:
    for entity_id, into in _canonical_of(touched).items():
        Entity.objects.filter(pk=entity_id).update(canonical_of=into)
    project({*touched, *_referring(touched)})


def _referring(entity_ids: Collection[str]) -> set[str]:
    """Entities with claims whose value names one of these."""
    claims = Claim.objects.filter(Q(refers_to__in=entity_ids) | Q(also_refers_to__in=entity_ids))
    return set(claims.values_list("entity", flat=True))


def _canonical_of(entity_ids: Iterable[str]) -> dict[str, str | None]:
    """What each entity stands for by the standing judgements about them, replayed in order."""
    heads = {entity_id: entity_id for entity_id in entity_ids}
    held = defaultdict(set, {entity_id: {entity_id} for entity_id in heads})
    standing = Judgement.objects.filter(verdict=SAME, revoked_at=None, left__in=list(heads), right__in=list(heads))
    for left, right in standing.order_by("pk").values_list("left", "right"):
        old, new = heads[left], heads[right]
        if old != new:
            for entity_id in held.pop(old):
                heads[entity_id] = new
                held[new].add(entity_id)
    return {entity_id: head if head != entity_id else None for entity_id, head in heads.items()}


def recompute_canonical(changes: Changes) -> None:
    """Set ``canonical_of`` of every entity as the standing judgements say, for a rebuild."""
    judged: set[str] = set()
    for pair in Judgement.objects.filter(verdict=SAME).values_list("left", "right"):
        judged.update(pair)
    stored = dict(Entity.objects.filter(canonical_of__isnull=False).values_list("pk", "canonical_of"))
    wanted = {pk: into for pk, into in _canonical_of(judged).items() if into is not None}
    for entity_id in sorted(stored.keys() | wanted.keys()):
        before, after = stored.get(entity_id), wanted.get(entity_id)
        if before != after:
            Entity.objects.filter(pk=entity_id).update(canonical_of=after)
            changes.note("Entity", entity_id, "updated", {"canonical_of": before}, {"canonical_of": after})
