"""One plain function per model of the intake room; where a verb makes the thing in the product, it is called."""

from __future__ import annotations

from itertools import count
from typing import Any
from uuid import uuid4

from django.db import transaction
from tests.registry import factories as registry

from youcheng.accounts.models import User
from youcheng.intake.domain.propose import propose_findings
from youcheng.intake.domain.receive import receive
from youcheng.intake.models import Decision, Finding, Reading, Story
from youcheng.registry.domain.documents import store_document
from youcheng.registry.models import Document

_numbers = count(1)
TEXT = "伊春市与上川町于2019年5月20日签署友好城市协议书，共有80多位嘉宾出席。\n伊春素有“林都”之称。"
YICHUN, KAMIKAWA = "cn:230700", "gn:2127733"


def received(text: str = "", *, by: User | None = None, **options: Any) -> Reading:
    """A queued reading of an example text."""
    data = (text or f"Example text {next(_numbers)}").encode()
    return receive(data, file_name=options.pop("file_name", "example.txt"), by=by, **options).reading


def document(text: str = TEXT, **fields: Any) -> Document:
    """A document that was read, with this cleaned text."""
    data = f"{text}{uuid4()}".encode()
    cleaned = registry.cleaned(text, data=data, **fields)
    return store_document(cleaned, data, file_name="example.txt", by=None)[0]


def reading(
    *facts: dict[str, Any], text: str = TEXT, checks: list[dict[str, Any]] | None = None, **fields: Any
) -> Reading:
    """A reading that is ready, with these facts proposed; as in the product, both or neither."""
    about = document(text, **fields)
    with transaction.atomic():
        made = Reading.objects.create(document=about, status=Reading.Status.READY, checks=checks or [], problems=[])
        propose_findings(made, [{**one, "id": one.get("id") or f"f{number}"} for number, one in enumerate(facts, 1)])
    return made


def fact(kind: str, fields: dict[str, Any], words: str, *, text: str = TEXT, **other: Any) -> dict[str, Any]:
    """A fact as the reading engine's JSON has it, resting on ``words`` of ``text``."""
    start = text.index(words)
    return {
        "kind": kind,
        "fields": fields,
        "places": other.pop("places", []),
        "evidence": [{"start": start, "end": start + len(words), "quote": words}],
        "confidence": other.pop("confidence", 0.9),
        "damaged": other.pop("damaged", False),
        **other,
    }


def place(name: str, role: str, *candidates: tuple[str, float]) -> dict[str, Any]:
    """A place of a fact with its candidates and their scores."""
    return {
        "name": name,
        "simplified": name,
        "role": role,
        "start": None,
        "end": None,
        "candidates": [
            {"place_id": place_id, "name": name, "country": "", "level": "city", "score": score, "reasons": []}
            for place_id, score in candidates
        ],
    }


def tie_fact(date: str = "2019-05-20", *, event: str = "signed", text: str = TEXT, **other: Any) -> dict[str, Any]:
    """A tie between Yichun and Kamikawa."""
    places = [place("伊春市", "party", (YICHUN, 1.0)), place("上川町", "party", (KAMIKAWA, 1.0))]
    fields = {
        "parties": [{"text": "伊春市", "zh_hans": "伊春市"}, {"text": "上川町", "zh_hans": "上川町"}],
        "kind": "sister_city",
        "event": event,
        "date": date,
    }
    return fact("tie", fields, "伊春市与上川町", text=text, **{"places": places, **other})


def figure_fact(value: int = 80, *, text: str = TEXT, words: str = "80多位嘉宾", **fields: Any) -> dict[str, Any]:
    """A figure: guests at an event."""
    values = {"measure": "guests", "value": value, "bound": "more_than", "unit": {"text": "位", "zh_hans": "位"}}
    return fact("figure", {**values, **fields}, words, text=text)


def profile_fact(value: str = "林都", *, text: str = TEXT) -> dict[str, Any]:
    """What Yichun is known as."""
    fields = {"place": {"text": "伊春"}, "aspect": "epithet", "value": {"text": value, "zh_hans": value}}
    return fact("profile", fields, "素有“林都”之称", text=text, places=[place("伊春", "subject", (YICHUN, 0.94))])


def finding(**other: Any) -> Finding:
    """One finding: a tie."""
    return reading(tie_fact(**other)).findings.get()


def story(*readings: Reading) -> Story:
    """A story of these readings."""
    made = Story.objects.create()
    Reading.objects.filter(pk__in=[one.pk for one in readings]).update(story=made)
    return made


def decision(of: Finding, *, by: User, action: str = "accept") -> Decision:
    """A logged step."""
    return Decision.objects.create(finding=of, action=action, group=uuid4(), before={}, by=by)
