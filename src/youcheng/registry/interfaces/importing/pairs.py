"""Ties given as pairs of Wikidata items, with a table of the places: into the registry, each row accounted for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_import
from youcheng.accounts.models import User
from youcheng.registry.domain.bulk import CREATED, UNCHANGED, UPDATED, Accounting, RowClaim, SourceRow, accept_rows
from youcheng.registry.domain.ids import tie_id
from youcheng.registry.domain.projection import project
from youcheng.registry.domain.projection.rebuild import Progress
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.interfaces.importing.table import Rejection, Table
from youcheng.registry.interfaces.importing.wikidata_places import (
    Unusable,
    WikidataPlace,
    assign,
    claims_of,
    parse_place,
)
from youcheng.registry.models import Batch, Entity
from youcheng.registry.values import WIKIDATA_ID


def _nothing_more(cells: Mapping[str, str]) -> tuple[RowClaim, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Source:
    """Two tables and where they are from.

    Rows of ``places`` are read by ``parse_place``; rows of ``ties`` have ``qid_a`` and ``qid_b``. ``more`` gives what a
    row says of its tie besides the parties, or raises :class:`Unusable`.
    """

    name: str
    places: Table
    ties: Table
    more: Callable[[Mapping[str, str]], tuple[RowClaim, ...]] = field(default=_nothing_more)


@dataclass(frozen=True, slots=True)
class Imported:
    """The batches of one import: each accounts for every row of its file."""

    places: Batch
    ties: Batch
    with_gazetteer: bool


@changes_registry
def import_pairs(source: Source, *, by: User, progress: Progress | None = None) -> Imported:
    """Import a source: all of it in one transaction, or nothing. A second time nothing changes."""
    can_import(by).enforce()
    known = gazetteer()
    parsed, rejected_places = _parse_places(source.places)
    entities = assign((place for _line, place in parsed.values()), known)
    place_batch = _open(f"{source.name}-places", source.places, by)
    place_rows = [
        SourceRow(number, source.places.lines[number - 2].text, entities[qid], claims_of(place, entities[qid]))
        for qid, (number, place) in parsed.items()
    ]
    place_account = accept_rows(place_batch, place_rows, kind=Entity.Kind.PLACE)
    _close(place_batch, source.places, place_account, rejected_places)

    tie_rows, rejected_ties = _parse_ties(source, entities)
    tie_batch = _open(f"{source.name}-ties", source.ties, by)
    tie_account = accept_rows(tie_batch, tie_rows, kind=Entity.Kind.TIE)
    _close(tie_batch, source.ties, tie_account, rejected_ties)
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


def _parse_ties(source: Source, entities: Mapping[str, str]) -> tuple[list[SourceRow], list[Rejection]]:
    rows: list[SourceRow] = []
    rejected: list[Rejection] = []
    seen: dict[str, int] = {}
    for line in source.ties.lines:
        try:
            parties = _parties(line.cells, entities)
            more = source.more(line.cells)
        except Unusable as error:
            rejected.append(Rejection(line.number, str(error)))
            continue
        tie = tie_id(*parties)
        if tie in seen:
            reason = _("the same two places stand on line %(line)d already.") % {"line": seen[tie]}
            rejected.append(Rejection(line.number, reason))
            continue
        seen[tie] = line.number
        said = tuple(RowClaim("party", party) for party in parties)
        rows.append(SourceRow(line.number, line.text, tie, said + more))
    return rows, rejected


def _parties(cells: Mapping[str, str], entities: Mapping[str, str]) -> tuple[str, str]:
    one, other = cells["qid_a"], cells["qid_b"]
    for qid in (one, other):
        if not WIKIDATA_ID.fullmatch(qid):
            raise Unusable(_("“%(qid)s” is not a Wikidata item such as Q1490.") % {"qid": qid})
        if qid not in entities:
            raise Unusable(_("%(qid)s is not among the usable rows of the file of places.") % {"qid": qid})
    if entities[one] == entities[other]:
        raise Unusable(_("both parties are the same place."))
    return entities[one], entities[other]


def _open(source: str, table: Table, by: User) -> Batch:
    return Batch.objects.create(source=source, file_name=table.file_name, sha256=table.sha256, by=by)


def _close(batch: Batch, table: Table, account: Accounting, rejected: list[Rejection]) -> None:
    """Write what became of each row; the database refuses an account that does not add up."""
    batch.rows_read = len(table.lines)
    batch.rows_created, batch.rows_unchanged = account.outcomes[CREATED], account.outcomes[UNCHANGED]
    batch.rows_updated, batch.rows_rejected = account.outcomes[UPDATED], len(rejected)
    batch.rejections = [{"line": line, "reason": reason} for line, reason in rejected]
    batch.save()
