"""A consular district: what is reported beside what is counted."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from tests.planning.structure.conftest import KYOTO, OSAKA, QINGDAO, YANTAI, tie
from tests.registry import factories

from youcheng.planning.domain.coverage_district import district_of, district_ties

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_gazetteer")]

KEY = "consular-district-osaka"


def test_only_ties_of_the_home_country_with_the_district_count() -> None:
    tie(OSAKA, QINGDAO)
    tie(KYOTO, YANTAI)
    tie("iso:JP-13", QINGDAO)  # Tokyo is outside
    tie(OSAKA, KYOTO)
    found = district_of(KEY)
    assert found is not None
    assert {(row.tie.unit, row.tie.partner) for row in district_ties(found)} == {(OSAKA, QINGDAO), (KYOTO, YANTAI)}


def test_the_page_shows_the_reported_figure_beside_the_computed_one(browser: Client) -> None:
    tie(OSAKA, QINGDAO)
    answer = browser.get(reverse("structure:district", args=[KEY]))
    assert (answer.context["total"], answer.context["reported"]) == (1, [])
    about = factories.entity("figure")
    quantity = {"measure": "ties", "value": 80, "bound": "more_than", "unit": "对", "scope": "友城关系 · 领区内"}
    page = factories.document("总领馆领区内已有八十多对友城关系，这是为测试而写的一句话。")
    factories.accepted(about, "quantity", quantity, evidence=factories.span(page))
    assert browser.get(reverse("structure:district", args=[KEY])).context["reported"] == []  # which district?
    mission = factories.entity("body")
    factories.accepted(mission, "name", "中国驻大阪总领事馆", language="zh-Hans", evidence=factories.span(page, end=4))
    answer = browser.get(reverse("structure:district", args=[KEY]))
    assert [(one.value, one.difference, one.figure.bound) for one in answer.context["reported"]] == [
        (80, 79, "more_than")
    ]
    assert "＞" in answer.content.decode()
    file = browser.get(reverse("structure:district_csv", args=[KEY]))
    assert len(file.content.decode("utf-8-sig").splitlines()) == 2
