"""The place whose site a page stands on."""

from __future__ import annotations

import pytest

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.places.site import place_of_site


@pytest.mark.parametrize(
    ("host", "language", "name", "country", "level"),
    [
        ("wb.beijing.gov.cn", "zh", "北京市", "CN", "province"),
        ("wsb.sjz.gov.cn", "zh", "石家庄市", "CN", "city"),
        ("wqb.xa.gov.cn", "zh", "西安市", "CN", "city"),
        ("www.city.fuefuki.yamanashi.jp", "ja", "笛吹市", "JP", "city"),
        ("city.izumisano.lg.jp", "ja", "泉佐野市", "JP", "city"),
        ("pref.kochi.lg.jp", "ja", "高知県", "JP", "province"),
        ("cambridge.gov.uk", "en", "Cambridge", "GB", "city"),
        ("cityofkobe.org", "en", None, None, None),  # Kobe is in no such country
        ("example.com", "zh", None, None, None),
        ("cd.gov.cn", "zh", None, None, None),  # 成都, 常德, 承德, 昌都
        (None, "zh", None, None, None),
    ],
)
def test_the_address_tells_the_place(
    gazetteer: Gazetteer, host: str | None, language: str, name: str | None, country: str | None, level: str | None
) -> None:
    place = place_of_site(host, text="", language=language, gazetteer=gazetteer)
    assert (place and place.name, place and place.country, place and place.level) == (name, country, level)


@pytest.mark.parametrize(
    ("host", "text", "name", "country"),
    [
        ("tartu.ee", "Twin cities of Tartu", "Tartu", "EE"),
        ("international.clermont-ferrand.fr", "Clermont-Ferrand has friends abroad.", "Clermont-Ferrand", "FR"),
        ("www.devizes-tc.gov.uk", "", "Devizes", "GB"),
        ("tartu.ee", "Twin cities", None, None),  # the page does not name it
        ("www.guardian.uk", "The Guardian wrote of it.", None, None),
        ("tartu.org", "Tartu has friends abroad.", None, None),
    ],
)
def test_a_site_may_bear_the_name_of_a_place_that_its_page_names(
    gazetteer: Gazetteer, host: str, text: str, name: str | None, country: str | None
) -> None:
    place = place_of_site(host, text=text, language="en", gazetteer=gazetteer)
    assert (place and place.name, place and place.country) == (name, country)


def test_initials_that_could_mean_several_are_the_one_that_the_page_names(gazetteer: Gazetteer) -> None:
    place = place_of_site("cd.gov.cn", text="成都与蒙彼利埃", language="zh", gazetteer=gazetteer)
    assert place is not None
    assert place.name == "成都市"
