"""``youcheng import ties``: pairs of Wikidata items (P190) and the places they are.

P190 says "twinned administrative body": a hint that a tie exists, never proof of its kind, its date or that it still
stands. So the import claims the two parties and nothing else.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_import
from youcheng.accounts.models import User
from youcheng.registry.domain.bulk import CREATED, UNCHANGED, UPDATED, Accounting, RowClaim, SourceRow, accept_rows
from youcheng.registry.domain.ids import tie_id
from youcheng.registry.domain.projection import project
from youcheng.registry.domain.projection.rebuild import Progress
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.interfaces.importing.table import Rejection, Table, read_table
from youcheng.registry.interfaces.importing.wikidata_places import (
    Unusable,
    WikidataPlace,
    assign,
    claims_of,
    parse_place,
)
from youcheng.registry.models import Batch, Entity
from youcheng.registry.values import WIKIDATA_ID

PLACE_COLUMNS = ("qid", "name", "name_en", "country_code", "lat", "lon", "population", "geonameid", "kind", "method")
TIE_COLUMNS = ("qid_a", "name_a", "qid_b", "name_b")


@dataclass(frozen=True, slots=True)
class Imported:
    """The batches of one import: each accounts for every row of its file."""

    places: Batch
    ties: Batch
    with_gazetteer: bool


def import_ties(ties: Path, places: Path, *, by: User, progress: Progress | None = None) -> Imported:
    """Import a file of ties between the items of a file of places: all of it in one transaction, or nothing.

    A second import of the same files changes nothing. Raises :class:`~.table.BadFile`.
    """
    can_import(by).enforce()
    place_table = read_table(places, PLACE_COLUMNS)
    tie_table = read_table(ties, TIE_COLUMNS)
    return _import(place_table, tie_table, by=by, progress=progress)


@changes_registry
def _import(place_table: Table, tie_table: Table, *, by: User, progress: Progress | None) -> Imported:
    known = gazetteer()
    parsed, rejected_places = _parse_places(place_table)
    entities = assign((place for _line, place in parsed.values()), known)
    place_batch = Batch.objects.create(
        source="wikidata-places", file_name=place_table.file_name, sha256=place_table.sha256, by=by
    )
    place_rows = [
        SourceRow(number, place_table.lines[number - 2].text, entities[qid], claims_of(place, entities[qid]))
        for qid, (number, place) in parsed.items()
    ]
    place_account = accept_rows(place_batch, place_rows, kind=Entity.Kind.PLACE)
    _close(place_batch, len(place_table.lines), place_account, rejected_places)

    tie_rows, rejected_ties = _parse_ties(tie_table, entities)
    tie_batch = Batch.objects.create(
        source="wikidata-ties", file_name=tie_table.file_name, sha256=tie_table.sha256, by=by
    )
    tie_account = accept_rows(tie_batch, tie_rows, kind=Entity.Kind.TIE)
    _close(tie_batch, len(tie_table.lines), tie_account, rejected_ties)
    project(place_account.touched | tie_account.touched, progress=progress)
    return Imported(place_batch, tie_batch, known is not None)


def _parse_places(table: Table) -> tuple[dict[str, tuple[int, WikidataPlace]], list[Rejection]]:
    """The usable rows by item, each with its line, and those that are not."""
    parsed: dict[str, tuple[int, WikidataPlace]] = {}
    rejected: list[Rejection] = []
    for line in table.lines:
        try:
            place = parse_place(line.cells)
        except Unusable as error:
            rejected.append(Rejection(line.number, str(error)))
            continue
        if place.qid in parsed:
            reason = _("%(qid)s stands on line %(line)d already.") % {"qid": place.qid, "line": parsed[place.qid][0]}
            rejected.append(Rejection(line.number, reason))
            continue
        parsed[place.qid] = (line.number, place)
    return parsed, rejected


def _parse_ties(table: Table, entities: dict[str, str]) -> tuple[list[SourceRow], list[Rejection]]:
    rows: list[SourceRow] = []
    rejected: list[Rejection] = []
    seen: dict[str, int] = {}
    for line in table.lines:
        one, other = line.cells["qid_a"], line.cells["qid_b"]
        reason = _refusal(one, other, entities)
        if not reason:
            parties = (entities[one], entities[other])
            tie = tie_id(*parties)
            if tie in seen:
                reason = _("the same two places stand on line %(line)d already.") % {"line": seen[tie]}
            else:
                seen[tie] = line.number
                said = tuple(RowClaim("party", party) for party in parties)
                rows.append(SourceRow(line.number, line.text, tie, said))
        if reason:
            rejected.append(Rejection(line.number, reason))
    return rows, rejected


def _refusal(one: str, other: str, entities: dict[str, str]) -> str:
    for qid in (one, other):
        if not WIKIDATA_ID.fullmatch(qid):
            return _("“%(qid)s” is not a Wikidata item such as Q1490.") % {"qid": qid}
        if qid not in entities:
            return _("%(qid)s is not among the usable rows of the file of places.") % {"qid": qid}
    if entities[one] == entities[other]:
        return _("both parties are the same place.")
    return ""


def _close(batch: Batch, read: int, account: Accounting, rejected: list[Rejection]) -> None:
    """Write what became of each row; the database refuses an account that does not add up."""
    counted: Counter[str] = account.outcomes
    batch.rows_read = read
    batch.rows_created, batch.rows_unchanged = counted[CREATED], counted[UNCHANGED]
    batch.rows_updated, batch.rows_rejected = counted[UPDATED], len(rejected)
    batch.rejections = [{"line": line, "reason": reason} for line, reason in rejected]
    batch.save()
