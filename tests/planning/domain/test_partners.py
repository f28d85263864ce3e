"""The registry's places and ties as the matching engine takes them."""

from __future__ import annotations

import pytest
from tests.registry import factories

from youcheng.engines.matching import snapshot
from youcheng.planning.domain.partners import export, folder, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_gazetteer")]


def test_what_is_exported_reads_back_without_places_of_no_known_country() -> None:
    first, second = factories.place(country="CN"), factories.place(country="JP")
    stray = factories.place()
    factories.tie(first.pk, second.pk)
    factories.tie(first.pk, stray.pk)
    assert export() == 2
    places, ties = snapshot.read_tables(folder() / "places.tsv", folder() / "ties.tsv")
    assert set(places.ids) == {first.pk, second.pk}
    assert len(ties) == 1


@pytest.mark.parametrize(("log_odds", "score"), [(-20, 0.0), (-10, 0.0), (-5, 0.5), (0, 1.0), (3, 1.0)])
def test_log_odds_on_a_scale(log_odds: float, score: float) -> None:
    assert share(log_odds) == score
