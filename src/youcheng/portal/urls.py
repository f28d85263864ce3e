"""Public addresses."""

from __future__ import annotations

from django.urls import path

from youcheng.portal.views import appearance, data, design, home, places, search, ties

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("appearance/", appearance.choose, name="appearance"),
    path("data/", data.about, name="data"),
    path("design/", design.design, name="design"),
    path("places/", places.place_list, name="places"),
    path("search/", search.results, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("ties/", ties.tie_list, name="ties"),
]
