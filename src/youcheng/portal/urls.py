"""Public addresses."""

from __future__ import annotations

from django.urls import path

from youcheng.portal.views import (
    agreement,
    appearance,
    body,
    data,
    design,
    document,
    event,
    figure,
    home,
    initiative,
    map,
    person,
    place,
    places,
    record,
    search,
    tie,
    ties,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("agreement/<str:entity_id>/", agreement.agreement, name="agreement"),
    path("appearance/", appearance.choose, name="appearance"),
    path("body/<str:entity_id>/", body.body, name="body"),
    path("countries/", places.countries, name="countries"),
    path("data/", data.about, name="data"),
    path("design/", design.design, name="design"),
    path("document/<int:number>/", document.document, name="document"),
    path("event/<str:entity_id>/", event.event, name="event"),
    path("figure/<str:entity_id>/", figure.figure, name="figure"),
    path("initiative/<str:entity_id>/", initiative.initiative, name="initiative"),
    path("map/ties.json", map.ties, name="map_ties"),
    path("person/<str:entity_id>/", person.person, name="person"),
    path("place/<str:entity_id>/", place.place, name="place"),
    path("places/", places.place_list, name="places"),
    path("record/<str:entity_id>/", record.record, name="record"),
    path("search/", search.results, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("tie/between/", ties.between, name="tie_between"),
    path("tie/<str:entity_id>/", tie.tie, name="tie"),
    path("ties/", ties.tie_list, name="ties"),
    path("ties/ties.csv", ties.download_csv, name="ties_csv"),
    path("ties/ties.json", ties.download_json, name="ties_json"),
]
