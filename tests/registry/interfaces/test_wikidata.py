"""Wikidata's ties over SPARQL: fetched politely, resumed, imported whole, compared with the last time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.registry import factories
from tests.registry.interfaces.sparql_server import Statement, World, serving

from youcheng.registry.domain.queries.ties import public_ties
from youcheng.registry.interfaces.importing import wikidata, wikidata_endpoint
from youcheng.registry.interfaces.importing.wikidata import Report, import_wikidata
from youcheng.registry.interfaces.importing.wikidata_endpoint import Endpoint, EndpointFailed, retry_after
from youcheng.registry.models import Batch, Claim, Evidence, Place, Tie
from youcheng.web.config import config

YEAR, MONTH, DAY = "9", "10", "11"


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("YOUCHENG_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("YOUCHENG_GAZETTEER", str(tmp_path / "missing.bin"))
    monkeypatch.setenv("YOUCHENG_CONTACT", "office@example.org")
    monkeypatch.setattr(wikidata_endpoint, "ATTEMPTS", 4)
    config.cache_clear()
    yield tmp_path
    config.cache_clear()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the client would have waited, without waiting."""
    waited: list[float] = []

    class Quick(Endpoint):
        pass

    def make(url: str, contact: str = "") -> Endpoint:
        return Quick(url, contact=contact, timeout=1.0, sleep=waited.append)

    monkeypatch.setattr(wikidata, "Endpoint", make)
    return waited


def world(**options: object) -> World:
    """Three made-up statements about four made-up items."""
    places = {
        "Q1": [("label", "示例市", "zh-hans"), ("label", "Example City", "en"), ("country", "CN", "")],
        "Q2": [
            ("label", "見本市", "ja"),
            ("country", "JP", ""),
            ("population", "1200", ""),
            ("coordinates", "Point(142.5 43.5)", ""),
            ("parent", "Q4", ""),
        ],
        "Q3": [("label", "Sampleton", "en"), ("country", "AU", "")],
        "Q4": [("label", "見本県", "ja"), ("country", "JP", "")],
    }
    statements = [
        Statement("s1", "Q1", "Q2", "CN", ("1985-05-20T00:00:00Z", DAY), None, ("https://example.org/a",)),
        Statement("s2", "Q2", "Q1", "JP", ("1985-01-01T00:00:00Z", YEAR)),
        Statement("s3", "Q1", "Q3", "CN", ("1990-04-01T00:00:00Z", MONTH), ("2010-01-01T00:00:00Z", YEAR)),
        Statement("s4", "Q2", "Q4", "JP"),
    ]
    return World(statements, places, **options)  # type: ignore[arg-type]


def run(one: World, **options: object) -> Report:
    with serving(one) as address:
        return import_wikidata(by=factories.user(role="officer"), endpoint=address, **options)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_ties_with_names_dates_and_references(waits: list[float]) -> None:
    one = world()
    report = run(one)
    assert report.ties == {"read": 4, "created": 4, "updated": 0, "unchanged": 0, "rejected": 0}
    assert Tie.objects.count() == 3
    ended = Tie.objects.get(ended="2010")
    assert ended.since == "1990-04"
    place = Place.objects.get(pk="wd:Q2")
    assert (place.name_ja, place.country, place.population, place.latitude) == ("見本市", "JP", 1200, 43.5)
    assert place.province_id == "wd:Q4"
    assert Place.objects.get(pk="wd:Q1").name_zh == "示例市"
    quote = Evidence.objects.get(quote__contains="https://example.org/a").quote
    assert quote == ("Example City (Q1) – P190 – 見本市 (Q2) | P580: 1985-05-20 | P854: https://example.org/a")
    assert one.agents[0].startswith("Youcheng/") and "(+office@example.org)" in one.agents[0]
    assert waits == []
    # Both sides tell of one tie, with dates of unlike precision: the registry shows it.
    both = Claim.objects.filter(property="signed_on", entity=Tie.objects.get(since__startswith="1985").entity)
    assert sorted(both.values_list("value", flat=True)) == ["1985", "1985-05-20"]


@pytest.mark.django_db
def test_the_second_time_says_what_was_added_changed_and_is_gone(waits: list[float]) -> None:
    run(world())
    assert run(world()).ties == {"read": 4, "created": 0, "updated": 0, "unchanged": 4, "rejected": 0}
    later = world()
    later.statements = [
        later.statements[0],
        later.statements[1],
        Statement("s3", "Q1", "Q3", "CN", ("1991-04-01T00:00:00Z", MONTH), ("2010-01-01T00:00:00Z", YEAR)),
        Statement("s5", "Q3", "Q2", "AU"),
    ]
    report = run(later)
    assert report.ties == {"read": 4, "created": 1, "updated": 1, "unchanged": 2, "rejected": 0}
    assert [one["quote"] for one in report.gone] == ["見本市 (Q2) – P190 – 見本県 (Q4)"]
    assert Tie.objects.get(ended="2010").since == "1991-04"
    assert public_ties().count() == 4  # what is gone from Wikidata stands until somebody judges


@pytest.mark.django_db
def test_one_country_asks_for_that_country_alone(waits: list[float]) -> None:
    one = world()
    report = run(one, country="jp")
    assert (report.ties["read"], report.country) == (2, "JP")
    assert not any("SELECT DISTINCT ?country" in query or '"CN"' in query for query in one.asked)
    run(world())
    less = world()
    less.statements = less.statements[:3]
    assert [gone["quote"] for gone in run(less, country="JP").gone] == ["見本市 (Q2) – P190 – 見本県 (Q4)"]


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", ["429", "503", "504", "slow", "cut", "trace"])
def test_a_trouble_is_waited_out(trouble: str, waits: list[float]) -> None:
    report = run(world(troubles=[trouble]))
    assert report.ties["created"] == 4
    assert len(waits) == 1
    assert waits[0] == 1.0 if trouble == "429" else 1.0 <= waits[0] <= 1.25


@pytest.mark.django_db
def test_waiting_grows_and_ends(waits: list[float]) -> None:
    with pytest.raises(EndpointFailed, match="answered with status 503"):
        run(world(troubles=["503"] * 10))
    assert [int(wait) for wait in waits] == [1, 2, 4]
    assert Batch.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("trouble", "words"),
    [("other", "not in the form of SPARQL results"), ("lacks", "lacks “country”"), ("400", "status 400")],
)
def test_an_answer_to_another_question_is_refused(trouble: str, words: str, waits: list[float]) -> None:
    with pytest.raises(EndpointFailed, match=words):
        run(world(troubles=[trouble]))
    assert (Batch.objects.count(), Tie.objects.count(), waits) == (0, 0, [])


@pytest.mark.django_db
def test_an_answer_that_is_too_much_is_asked_for_in_smaller_pages(
    waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("youcheng.registry.interfaces.importing.wikidata_pages.SMALLEST_PAGE", 1)
    monkeypatch.setattr("youcheng.registry.interfaces.importing.wikidata_pages.PAGE", 4)
    one = world(largest=1)
    assert run(one).ties["created"] == 4
    assert any("LIMIT 1" in query for query in one.asked)


@pytest.mark.django_db
def test_a_run_that_was_cut_off_goes_on_where_it_stopped(waits: list[float], data_folder: Path) -> None:
    one = world()
    with serving(one) as address:
        by = factories.user(role="officer")
        one.troubles = ["", "", "400"]
        with pytest.raises(EndpointFailed):
            import_wikidata(by=by, endpoint=address)
        asked = len(one.asked)
        kept = {path.name for path in data_folder.glob("wikidata/all-*/*")}
        assert "countries" in kept and any(name.startswith("ties-CN-") for name in kept)
        assert import_wikidata(by=by, endpoint=address).ties["created"] == 4
        assert not any("SELECT DISTINCT ?country" in query for query in one.asked[asked:])
        assert list(data_folder.glob("wikidata/all-*")) == []


def test_retry_after_is_a_number_or_a_moment() -> None:
    assert retry_after("120") == 120.0
    assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0.0
    assert retry_after("soon") is None


def test_nobody_asks_wikidata_without_saying_who_asks() -> None:
    with pytest.raises(EndpointFailed, match="YOUCHENG_CONTACT"):
        Endpoint("https://query.example.org/sparql")
