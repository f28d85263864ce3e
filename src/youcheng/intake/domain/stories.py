"""Grouping near-identical pages, so that reposts corroborate one claim."""

from __future__ import annotations

from youcheng.intake.models import Reading, Story

MAX_DISTANCE = 3
"""Bits in which the fingerprints of one story may differ; the usual choice for 64-bit simhashes of news pages."""
MIN_CHARACTERS = 80
"""Shorter texts are alike by chance."""


def distance(left: str, right: str) -> int:
    """In how many bits two fingerprints (16 hexadecimal digits) differ."""
    return (int(left, 16) ^ int(right, 16)).bit_count()


def join_story(reading: Reading) -> Story | None:
    """Put ``reading`` into the story of the nearest page whose text is nearly the same; None when it stands alone."""
    document = reading.document
    if not document.fingerprint or len(document.text) < MIN_CHARACTERS:
        return None
    others = (
        Reading.objects.filter(status=Reading.Status.READY)
        .exclude(pk=reading.pk)
        .exclude(document__fingerprint="")
        .values_list("pk", "document__fingerprint", "story_id")
    )
    near = [(distance(document.fingerprint, fingerprint), pk, story) for pk, fingerprint, story in others.iterator()]
    near = [found for found in near if found[0] <= MAX_DISTANCE]
    if not near:
        return None
    _distance, nearest, story_id = min(near, key=lambda found: (found[0], found[2] is None, found[1]))
    story = Story.objects.get(pk=story_id) if story_id else Story.objects.create()
    Reading.objects.filter(pk__in=[nearest, reading.pk]).update(story=story)
    reading.story = story
    return story
