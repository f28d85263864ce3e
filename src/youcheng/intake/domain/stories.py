"""Grouping near-identical pages, so that reposts corroborate one claim."""

from __future__ import annotations

from youcheng.engines.reading.fingerprint import NEAR, distance
from youcheng.intake.models import Reading, Story

MIN_CHARACTERS = 80
"""Shorter texts are alike by chance."""


def join_story(reading: Reading) -> Story | None:
    """Put ``reading`` into the story of the nearest page whose text is nearly the same; None when it stands alone."""
    document = reading.document
    if not int(document.fingerprint or "0", 16) or len(document.text) < MIN_CHARACTERS:
        return None
    others = (
        Reading.objects.filter(status=Reading.Status.READY)
        .exclude(pk=reading.pk)
        .exclude(document__fingerprint="")
        .values_list("pk", "document__fingerprint", "story_id")
    )
    own = int(document.fingerprint, 16)
    near = [(distance(own, int(print_, 16)), pk, story) for pk, print_, story in others.iterator()]
    near = [found for found in near if found[0] <= NEAR]
    if not near:
        return None
    _distance, nearest, story_id = min(near, key=lambda found: (found[0], found[2] is None, found[1]))
    story = Story.objects.get(pk=story_id) if story_id else Story.objects.create()
    Reading.objects.filter(pk__in=[nearest, reading.pk]).update(story=story)
    reading.story = story
    return story
