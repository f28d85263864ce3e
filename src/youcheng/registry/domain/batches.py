"""Taking a whole import back."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_import
from youcheng.accounts.models import User
from youcheng.registry.domain.errors import NothingToUndo
from youcheng.registry.domain.projection import project
from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.models import Batch, Claim


@changes_registry
def undo_batch(batch: Batch, *, by: User) -> int:
    """Set aside what rests on this batch alone and was looked at by nobody; returns how many claims that were.

    What people have reviewed or preferred stays, and so does what another source says too. Values that the batch had
    superseded stand again. Claims, evidence and the batch's account are kept; importing the file again accepts them.
    """
    can_import(by).enforce()
    current = Batch.objects.select_for_update().get(pk=batch.pk)
    if current.undone_at is not None:
        raise NothingToUndo(_("This import was taken back already."))
    elsewhere = Claim.evidence.through.objects.filter(claim=OuterRef("pk")).exclude(evidence__batch=batch)
    alone = Claim.objects.filter(
        Exists(Claim.evidence.through.objects.filter(claim=OuterRef("pk"), evidence__batch=batch)),
        status=Claim.Status.ACCEPTED,
        verification=Claim.Verification.IMPORTED,
        preferred=False,
    ).exclude(Exists(elsewhere))
    found = dict(alone.values_list("pk", "entity"))
    for part in chunks(found):
        Claim.objects.filter(replaced_by__in=part, status=Claim.Status.SUPERSEDED).update(
            status=Claim.Status.ACCEPTED, verification=Claim.Verification.IMPORTED, public=True, replaced_by=None
        )
        Claim.objects.filter(pk__in=part).update(
            status=Claim.Status.SUPERSEDED, verification=Claim.Verification.NONE, public=False
        )
    current.undone_at = batch.undone_at = timezone.now()
    current.save(update_fields=["undone_at"])
    project(set(found.values()))
    return len(found)
