"""Addresses of the desk."""

from __future__ import annotations

from django.urls import path

from youcheng.intake.views.queue import queue

app_name = "intake"
urlpatterns = [
    path("", queue, name="queue"),
]
