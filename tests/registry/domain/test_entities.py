"""Places of the gazetteer in the registry."""

from __future__ import annotations

import pytest
from tests.registry import factories

from youcheng.registry.domain.entities import place_entity
from youcheng.registry.domain.errors import UnknownPlace
from youcheng.registry.models import Entity, Place

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("small_gazetteer")
class TestWithTheGazetteer:
    def test_a_place_comes_with_the_gazetteers_data_and_no_claims(self) -> None:
        entity = place_entity("cn:230700")
        row = Place.objects.get(pk="cn:230700")

        assert (row.name_zh, row.name_en, row.name_local) == ("伊春市", "Yichun", "伊春市")
        assert (row.country, row.level, row.province_id) == ("CN", "city", "iso:CN-HL")
        assert (row.verification, row.public) == ("imported", True)
        assert not entity.claims.exists()
        assert Place.objects.get(pk="iso:CN-HL").name_zh == "黑龙江省"
        assert place_entity("cn:230700") == entity

    def test_claims_lie_over_it(self) -> None:
        entity = place_entity("cn:230700")
        factories.accepted(entity, "population", 1)
        factories.accepted(entity, "name", "祖国林都", language="zh-Hans")
        row = Place.objects.get(pk="cn:230700")

        assert (row.population, row.name_zh) == (1, "伊春市")
        assert set(entity.names.filter(language="zh-Hans").values_list("text", flat=True)) == {"祖国林都"}

    def test_an_unknown_place_is_refused(self) -> None:
        for unknown in ("cn:999999", "wd:Q404", "nonsense"):
            with pytest.raises(UnknownPlace):
                place_entity(unknown)
        assert not Entity.objects.exists()


@pytest.mark.usefixtures("no_gazetteer")
def test_without_a_gazetteer_a_place_is_known_by_its_id() -> None:
    place_entity("gn:1853909")
    row = Place.objects.get(pk="gn:1853909")

    assert (row.name("en"), row.country, row.level) == ("gn:1853909", "", "")
