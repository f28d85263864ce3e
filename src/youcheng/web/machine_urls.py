"""Addresses for programs: the root's redirect into a language, the health answer."""

from __future__ import annotations

from django.urls import path

from youcheng.web import views

urlpatterns = [
    path("", views.root, name="root"),
    path("healthz", views.health, name="health"),
]
