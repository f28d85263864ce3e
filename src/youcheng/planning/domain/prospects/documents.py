"""The documents of a prospect's stages: kept once by the registry, found again from here."""

from __future__ import annotations

from django.db import transaction

from youcheng.accounts.domain.changes import record_change, state_of
from youcheng.accounts.domain.permissions import can_plan
from youcheng.accounts.models import User
from youcheng.intake.domain.keep import keep_document
from youcheng.intake.domain.receive import check_size
from youcheng.planning.domain.partner_rules import expected_files
from youcheng.planning.domain.prospects.transitions import WAY
from youcheng.planning.models import Prospect, ProspectDocument, Stage

NAME_LENGTH = 255


@transaction.atomic
def attach_document(
    prospect: Prospect, data: bytes, *, file_name: str, kind: str, by: User, stage: str = ""
) -> ProspectDocument:
    """Keep a file as a document of the prospect's present (or a named) stage; the same file of a kind is kept once.

    Raises ``IntakeError`` for a file that cannot be kept (empty, too large), ``PermissionDenied`` with its reason.
    """
    can_plan(by, within=prospect.organisation).enforce()
    check_size(len(data))
    name = file_name.replace("\\", "/").rsplit("/", maxsplit=1)[-1][-NAME_LENGTH:] or "file"
    document, _new = keep_document(data, file_name=name, source_url="", is_sample=False, by=by)
    kept, created = ProspectDocument.objects.get_or_create(
        prospect=prospect,
        document=document,
        kind=ProspectDocument.Kind(kind),
        defaults={"stage": Stage(stage or prospect.stage), "name": name, "by": by},
    )
    if created:
        record_change(by=by, obj=kept, verb="attached", after=state_of(kept), organisation=prospect.organisation)
    return kept


def missing_documents(prospect: Prospect, *, country: str, held: set[str]) -> list[ProspectDocument.Kind]:
    """Kinds of documents that the jurisdiction expects by now and that are not ``held``."""
    if prospect.stage in WAY:
        stages = WAY[: WAY.index(Stage(prospect.stage)) + 1]
    elif prospect.stage == Stage.RETURNED:
        stages = WAY[: WAY.index(Stage.SUBMITTED) + 1]
    else:
        return []
    wanted = [kind for stage in stages for kind in expected_files(country, stage)]
    return [kind for kind in dict.fromkeys(wanted) if kind not in held]
