"""``youcheng import ties``: pairs of Wikidata items (P190) and the places they are.

P190 says "twinned administrative body": a hint that a tie exists, never proof of its kind, its date or that it still
stands. So the import claims the two parties and nothing else.
"""

from __future__ import annotations

from pathlib import Path

from youcheng.accounts.models import User
from youcheng.registry.domain.projection.rebuild import Progress
from youcheng.registry.interfaces.importing.pairs import Imported, Source, import_pairs
from youcheng.registry.interfaces.importing.table import read_table

PLACE_COLUMNS = ("qid", "name", "name_en", "country_code", "lat", "lon", "population", "geonameid", "kind", "method")
TIE_COLUMNS = ("qid_a", "name_a", "qid_b", "name_b")


def import_ties(ties: Path, places: Path, *, by: User, progress: Progress | None = None) -> Imported:
    """Import a file of ties between the items of a file of places: all of it in one transaction, or nothing.

    A second import of the same files changes nothing. Raises :class:`~.table.BadFile`.
    """
    source = Source(
        name="wikidata",
        places=read_table(places, PLACE_COLUMNS),
        ties=read_table(ties, TIE_COLUMNS),
    )
    return import_pairs(source, by=by, progress=progress)
