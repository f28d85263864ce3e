"""``youcheng import wikidata``: P190 over SPARQL, fetched by the page, imported at once, compared with last time."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_import
from youcheng.accounts.models import User
from youcheng.registry.domain.bulk import CREATED, UNCHANGED, UPDATED, accept_rows
from youcheng.registry.domain.projection import project
from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.domain.renewal import Gone, gone_since
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.interfaces.importing.table import Rejection
from youcheng.registry.interfaces.importing.wikidata_endpoint import Endpoint, EndpointFailed, Row
from youcheng.registry.interfaces.importing.wikidata_pages import Pages, Told, item_of, write_whole
from youcheng.registry.interfaces.importing.wikidata_places import assign
from youcheng.registry.interfaces.importing.wikidata_rows import (
    Item,
    claims_of_item,
    items_of,
    place_of,
    place_row,
    tie_rows,
)
from youcheng.registry.models import Batch, Entity, TieParty
from youcheng.web.config import config

ENDPOINT = "https://query.wikidata.org/sparql"
TIES, PLACES = "wikidata", "wikidata-items"
SHOWN = 200


@dataclass(slots=True)
class Report:
    """What an import did; ``gone`` are ties that an earlier import had and Wikidata has no more."""

    country: str
    endpoint: str
    batches: tuple[int, int] = (0, 0)
    places: dict[str, int] = field(default_factory=dict)
    ties: dict[str, int] = field(default_factory=dict)
    rejections: list[dict[str, Any]] = field(default_factory=list)
    gone: list[dict[str, str]] = field(default_factory=list)
    gone_count: int = 0
    at: str = ""
    with_gazetteer: bool = True

    def to_json(self) -> dict[str, Any]:
        """The form that ``--json`` prints and the page reads."""
        return asdict(self)


def import_wikidata(
    *, by: User, country: str = "", endpoint: str = "", restart: bool = False, told: Told | None = None
) -> Report:
    """Fetch and import. What was fetched is kept until it is imported, so a second call goes on where one stopped.

    Raises :class:`EndpointFailed`, after which nothing was imported and the pages that came are kept.
    """
    can_import(by).enforce()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise EndpointFailed(_("“%(code)s” is no country code such as JP.") % {"code": country})
    address, code = endpoint or config().wikidata_endpoint or ENDPOINT, country.upper()
    pages = Pages.of(address, code)
    tell = told or (lambda step, done, total: None)

    def tell_both(step: str, done: int, total: int) -> None:
        tell(step, done, total)
        note(code, step, done, total)

    pages.told = tell_both
    try:
        asked = Endpoint(address, contact=config().contact)
        pages.begin(restart=restart)
        ties, places = pages.fetch(asked, code)
        pages.told("writing", 0, 0)
        report = _import(ties, places, country=code, endpoint=address, by=by)
    except Exception as error:
        note(code, "failed", 0, 0, error=str(error))
        raise
    write_whole(config().data_dir / "wikidata" / "report.json", report.to_json())
    note(code, "done", 0, 0)
    pages.clear()
    return report


def note(country: str, step: str, done: int, total: int, *, error: str = "") -> None:
    """Say what the import is doing, for whoever looks."""
    at = timezone.now().isoformat(timespec="seconds")
    state = {"country": country, "step": step, "done": done, "total": total, "error": error, "at": at}
    write_whole(config().data_dir / "wikidata" / "state.json", state)


@changes_registry
def _import(ties: list[Row], places: list[Row], *, country: str, endpoint: str, by: User) -> Report:
    known = gazetteer()
    items = items_of(places)
    for row in ties:
        for name in ("item", "partner"):
            if qid := item_of(row[name]):
                items.setdefault(qid, Item(qid))
    ordered = sorted(items.values(), key=lambda item: int(item.qid[1:]))
    parsed = {item.qid: place_of(item) for item in ordered}
    entities = assign(parsed.values(), known)
    place_rows = [
        place_row(
            number, item, entities[item.qid], claims_of_item(item, parsed[item.qid], entities[item.qid], entities)
        )
        for number, item in enumerate(ordered, 1)
    ]
    said, rejected = tie_rows(ties, entities, items)
    report = Report(country, endpoint, at=timezone.now().isoformat(timespec="seconds"))
    report.with_gazetteer = known is not None
    file_name = f"P190 {country or 'all'}"
    place_batch = Batch.objects.create(source=PLACES, file_name=file_name, by=by)
    place_account = accept_rows(place_batch, place_rows, kind=Entity.Kind.PLACE)
    report.places = _close(place_batch, place_account.outcomes, [])
    tie_batch = Batch.objects.create(source=TIES, file_name=file_name, by=by)
    tie_account = accept_rows(tie_batch, said, kind=Entity.Kind.TIE)
    report.ties = _close(tie_batch, tie_account.outcomes, rejected)
    report.rejections = tie_batch.rejections
    gone = _in_country(gone_since(tie_batch, said), country)
    report.gone_count = len(gone)
    report.gone = [{"tie": one.entity, "quote": one.quote} for one in gone[:SHOWN]]
    report.batches = (place_batch.pk, tie_batch.pk)
    project(place_account.touched | tie_account.touched)
    return report


def _in_country(gone: list[Gone], country: str) -> list[Gone]:
    """Those with a party in the country that was asked for: of the others nothing was asked."""
    if not country:
        return gone
    inside: set[str] = set()
    for part in chunks([one.entity for one in gone]):
        inside.update(TieParty.objects.filter(tie__in=part, country=country).values_list("tie", flat=True))
    return [one for one in gone if one.entity in inside]


def _close(batch: Batch, outcomes: Counter[str], rejected: list[Rejection]) -> dict[str, int]:
    batch.rows_created, batch.rows_updated = outcomes[CREATED], outcomes[UPDATED]
    batch.rows_unchanged, batch.rows_rejected = outcomes[UNCHANGED], len(rejected)
    batch.rows_read = outcomes.total() + len(rejected)
    batch.rejections = [{"line": line, "reason": reason} for line, reason in rejected]
    batch.save()
    return {
        "read": batch.rows_read,
        "created": batch.rows_created,
        "updated": batch.rows_updated,
        "unchanged": batch.rows_unchanged,
        "rejected": batch.rows_rejected,
    }
