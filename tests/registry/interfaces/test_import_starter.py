"""The starter list: real, documented, recognised by later imports."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.registry import factories

from youcheng.registry.domain.ids import tie_id
from youcheng.registry.interfaces.importing.starter import import_starter, starter_tables
from youcheng.registry.interfaces.importing.ties import import_ties
from youcheng.registry.models import Place, Tie


def test_every_pair_stands_in_the_real_data(shared_dir: Path) -> None:
    with (shared_dir / "data/ties-2016.tsv").open(encoding="utf-8") as file:
        real = {frozenset((row["qid_a"], row["qid_b"])) for row in csv.DictReader(file, delimiter="\t")}
    _places, ties = starter_tables()
    listed = [frozenset((line.cells["qid_a"], line.cells["qid_b"])) for line in ties.lines]

    assert len(listed) >= 100
    assert len(set(listed)) == len(listed)
    assert set(listed) <= real


def test_years_are_plausible_and_every_party_is_described() -> None:
    places, ties = starter_tables()
    described = {line.cells["qid"]: line.cells["name_en"] for line in places.lines}
    for line in ties.lines:
        since = line.cells["since"]
        assert since == "" or 1931 <= int(since) <= 2016
        assert line.cells["name_a"] == described[line.cells["qid_a"]]
        assert line.cells["name_b"] == described[line.cells["qid_b"]]


@pytest.mark.django_db
@pytest.mark.usefixtures("small_gazetteer")
def test_the_list_is_imported_unreviewed_with_years() -> None:
    done = import_starter(by=factories.user(role="officer"))
    shanghai, yokohama = (Place.objects.get(wikidata=qid).pk for qid in ("Q8686", "Q38283"))
    tie = Tie.objects.get(pk=tie_id(shanghai, yokohama))

    assert (done.ties.rows_read, done.ties.rows_created) == (205, 205)
    assert (tie.kind, tie.since, tie.verification, tie.public) == ("sister_city", "1973", "imported", True)
    assert not Tie.objects.exclude(verification="imported").exists()


@pytest.mark.slow
@pytest.mark.django_db
def test_a_later_import_finds_the_same_ties_there(shared_dir: Path) -> None:
    officer = factories.user(role="officer")
    import_starter(by=officer)
    known = set(Tie.objects.values_list("pk", flat=True))
    done = import_ties(shared_dir / "data/ties-2016.tsv", shared_dir / "data/cities.tsv", by=officer)

    assert (done.ties.rows_created, done.ties.rows_updated) == (17401 - 205, 205)
    assert Tie.objects.count() == 17401
    assert known <= set(Tie.objects.values_list("pk", flat=True))
    assert Tie.objects.filter(kind="sister_city").count() == 205
    assert import_starter(by=officer).ties.rows_unchanged == 205
