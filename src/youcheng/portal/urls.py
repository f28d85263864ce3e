"""Public addresses."""

from __future__ import annotations

from django.urls import path

from youcheng.portal.views.home import home

app_name = "portal"
urlpatterns = [
    path("", home, name="home"),
]
