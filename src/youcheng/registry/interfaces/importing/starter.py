"""``youcheng import starter``: widely documented ties that a new installation begins with.

The list is written by this project from general knowledge; a year stands only where it is certain. It is imported like
any other source, so it is marked as imported and unreviewed, and a later import of the same ties finds them there.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import as_file, files

from youcheng.accounts.models import User
from youcheng.registry.domain.bulk import RowClaim
from youcheng.registry.domain.projection.rebuild import Progress
from youcheng.registry.interfaces.importing.pairs import Imported, Source, import_pairs
from youcheng.registry.interfaces.importing.table import Table, read_table
from youcheng.registry.models import TieKind

PLACE_COLUMNS = ("qid", "name_en", "country_code", "lat", "lon", "geonameid", "place")
TIE_COLUMNS = ("qid_a", "name_a", "qid_b", "name_b", "since")


def starter_tables() -> tuple[Table, Table]:
    """The built-in list: its places and its ties."""
    folder = files("youcheng.registry") / "data"
    with as_file(folder / "starter-places.tsv") as places, as_file(folder / "starter-ties.tsv") as ties:
        return read_table(places, PLACE_COLUMNS), read_table(ties, TIE_COLUMNS)


def import_starter(*, by: User, progress: Progress | None = None) -> Imported:
    """Import the built-in list; a second time nothing changes."""
    places, ties = starter_tables()
    return import_pairs(Source("starter", places, ties, _kind_and_year), by=by, progress=progress)


def _kind_and_year(cells: Mapping[str, str]) -> tuple[RowClaim, ...]:
    since = cells["since"]
    kind = RowClaim("tie_kind", TieKind.SISTER_CITY.value, valid_from=since)
    return (kind, RowClaim("signed_on", since)) if since else (kind,)
