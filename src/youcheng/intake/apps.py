"""The intake app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "youcheng.intake"
    label = "intake"
