"""The app that carries base templates, static files and their translations."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "youcheng.web"
    label = "web"
