"""People with their posts."""

from __future__ import annotations

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.registry.models import Entity


def map_person(seen: Seen, page: Page) -> Draft:
    """The person of this name in this post. A page says that somebody holds a post, not since when."""
    draft = Draft()
    name = seen.text("name")
    if not name:
        draft.ask("name")
        return draft
    titles = seen.texts("posts")
    draft.about(page.match.person(name, titles[0] if titles else ""), Entity.Kind.PERSON)
    draft.say("name", name, language=seen.language)
    organisation = seen.text("body")
    for title in titles:
        post = {"title": title, "body_text": organisation} if organisation else {"title": title}
        draft.say("post", post, language=seen.language)
    return draft
