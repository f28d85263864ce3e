"""Addresses of coverage and plans."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "structure"
urlpatterns: list[URLPattern] = []
