"""Places that the registry knows something about."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.registry.models.entity import Entity
from youcheng.registry.models.projected import ProjectedRow
from youcheng.registry.name_languages import UNDETERMINED, local_tag, tag_of
from youcheng.registry.naming import Named, Shown, best_name


class Place(ProjectedRow):
    """A place: the gazetteer's data with accepted claims laid over it."""

    class Level(models.TextChoices):
        COUNTRY = "country", _("country")
        PROVINCE = "province", _("province")
        CITY = "city", _("city")
        COUNTY = "county", _("county")
        OTHER = "other", _("other")

    level = models.CharField(max_length=8, choices=Level.choices, blank=True)
    """Empty when not known, which is not the same as ``other``."""
    country = models.CharField(max_length=2, blank=True)
    """ISO 3166-1 alpha-2; empty when not known."""
    province = models.ForeignKey(
        Entity, on_delete=models.SET_NULL, null=True, blank=True, related_name="places_of_province"
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    population = models.PositiveBigIntegerField(null=True, blank=True)
    wikidata = models.CharField(max_length=12, blank=True, db_index=True)
    name_zh = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    name_ja = models.CharField(max_length=200, blank=True)
    name_local = models.CharField(max_length=200, blank=True)
    """The name as its own people or the source write it: shown beside the reader's."""
    ties_count = models.PositiveIntegerField(default=0)
    """Public ties, kept so that lists need no query per row."""

    class Meta:
        indexes = [models.Index(fields=["country", "level"]), models.Index(fields=["-ties_count"])]

    def __str__(self) -> str:
        return self.name_en or self.name_zh or self.entity_id

    def name(self, language: str) -> str:
        """The name for a reader of ``language``; never empty."""
        return best_name(self._named(), language).text or self.entity_id

    def shown(self, language: str) -> Shown:
        """The name for a reader of ``language`` with its BCP 47 tag; the id where the place has no name at all."""
        text, spoken = best_name(self._named(), language)
        if not text:
            return Shown(self.entity_id, UNDETERMINED)
        return Shown(text, local_tag(self.country) if spoken == "local" else tag_of(spoken))

    def name_beside(self, language: str) -> str:
        """The local name where it differs from what :meth:`name` shows, else nothing."""
        shown, local = self.name(language), self.name_local
        return "" if local == shown else local

    def _named(self) -> Named:
        return Named(self.name_zh, self.name_en, self.name_ja, self.name_local, self.country)


class PlaceName(models.Model):
    """A name under which a place is found; several per place and language."""

    place = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    language = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "text", "language"], name="place_name_once")]

    def __str__(self) -> str:
        return self.text
