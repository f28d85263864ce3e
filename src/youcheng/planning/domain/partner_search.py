"""Asking the matching engine in the background and keeping its answers.

A page asks with :func:`ask` and shows what is there; the background worker answers with :func:`answer`. An answer that
rests on older tables stays readable until the new one is there.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from youcheng.engines.matching.errors import UnknownPlaceError
from youcheng.planning.domain import partners
from youcheng.planning.domain.partner_candidates import candidates
from youcheng.planning.models import PartnerSearch
from youcheng.registry.domain.turns import in_words

if TYPE_CHECKING:
    from youcheng.engines.matching.engine import Matcher
    from youcheng.engines.matching.explain import Reason

logger = logging.getLogger("youcheng.planning")

LIMIT = 60
"""Suggestions kept for one question; more than anybody reads."""
LOST_AFTER = timedelta(minutes=2)
"""A question that has waited this long is asked anew: its task went with its process."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a place: the best partners under conditions, or (``other``) why this one."""

    country: str = ""
    group: str = ""
    """Key of a group of the gazetteer, such as a consular district."""
    level: str = ""
    people_from: int | None = None
    people_to: int | None = None
    other: str = ""
    """The id of one place to be explained; the conditions then ask nothing."""

    def text(self) -> str:
        """The one way to write the question down."""
        return json.dumps({name: value for name, value in asdict(self).items() if value not in ("", None)})

    @classmethod
    def read(cls, text: str) -> Question:
        """The question that was written down."""
        return cls(**json.loads(text))


def ask(place_id: str, question: Question) -> PartnerSearch:
    """The kept answer to a question, worked out in the background where there is none or the tables have changed.

    An answer that is there is only read, so that no page waits for whoever is writing. Raises ``DatabaseBusy``.
    """
    text = question.text()
    found = PartnerSearch.objects.filter(place=place_id, question=text).first()
    if found is not None and not _to_be_asked(found):
        return found
    with in_words(), transaction.atomic():
        search, created = PartnerSearch.objects.get_or_create(place=place_id, question=text)
        if created or _to_be_asked(search):
            _queue(search)
    return search


def _to_be_asked(search: PartnerSearch) -> bool:
    """Whether nobody is at it although an answer is missing, lost on the way, or older than the tables."""
    if search.status in (PartnerSearch.Status.WAITING, PartnerSearch.Status.WORKING):
        return search.queued_at is None or timezone.now() - search.queued_at > LOST_AFTER
    return search.rests_on != partners.stamp()


def _queue(search: PartnerSearch) -> None:
    from youcheng.planning.domain.tasks import answer_partner_search

    search.status, search.queued_at = PartnerSearch.Status.WAITING, timezone.now()
    search.save(update_fields=["status", "queued_at"])
    pk = search.pk
    transaction.on_commit(lambda: answer_partner_search.enqueue(pk))


def answer(search_id: int) -> PartnerSearch:
    """Work out the answer to a kept question; what cannot be answered says why."""
    search = PartnerSearch.objects.get(pk=search_id)
    PartnerSearch.objects.filter(pk=search_id).update(status=PartnerSearch.Status.WORKING)
    try:
        engine = partners.matcher()
        question = Question.read(search.question)
        search.rests_on = partners.stamp()
        search.answer = (
            _pair(engine, search.place, question.other) if question.other else _best(engine, search.place, question)
        )
        search.status, search.failure = PartnerSearch.Status.READY, ""
    except UnknownPlaceError:
        search.status, search.failure, search.answer = PartnerSearch.Status.FAILED, "unknown", None
    except Exception:
        logger.exception("no answer to %s", search)
        search.status, search.failure = PartnerSearch.Status.FAILED, "error"
        search.rests_on = partners.stamp()
    search.answered_at = timezone.now()
    search.save(update_fields=["status", "failure", "answer", "rests_on", "answered_at"])
    return search


def _best(engine: Matcher, place_id: str, question: Question) -> dict[str, Any]:
    found = engine.suggest(
        place_id,
        limit=LIMIT,
        countries={question.country} if question.country else None,
        among=candidates(
            engine.places,
            country=question.country,
            group=question.group,
            level=question.level,
            people_from=question.people_from,
            people_to=question.people_to,
        ),
    )
    return {
        "suggestions": [
            {
                "place": one.place,
                "score": one.score,
                "percentile": one.percentile,
                "reasons": [_reason(reason) for reason in one.reasons],
            }
            for one in found
        ]
    }


def _pair(engine: Matcher, place_id: str, other: str) -> dict[str, Any]:
    """Why these two, in the form of a suggestion; ``score`` is the engine's log odds."""
    from youcheng.engines.matching.engine import explain_pair

    why = explain_pair(engine, place_id, other)
    reasons: Any = why["reasons"]
    return {"place": other, "score": why["score"], "reasons": [_reason(reason) for reason in reasons]}


def _reason(reason: Reason) -> Mapping[str, Any]:
    return {"code": reason.code, "weight": reason.weight, "values": dict(reason.values)}
