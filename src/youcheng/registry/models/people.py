"""People as facts speak of them, and the posts they hold."""

from __future__ import annotations

from django.db import models

from youcheng.registry.models.entity import Entity
from youcheng.registry.models.projected import ProjectedRow


class Person(ProjectedRow):
    """A person named by a source in an official capacity; contact data does not belong here."""

    name = models.CharField(max_length=200)
    name_language = models.CharField(max_length=12, blank=True)

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post held by a person, dated as far as known."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="posts")
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=12, blank=True)
    body = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, related_name="posts")
    body_text = models.CharField(max_length=300, blank=True)
    valid_from = models.CharField(max_length=10, blank=True)
    valid_to = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["valid_from", "title"]

    def __str__(self) -> str:
        return self.title
