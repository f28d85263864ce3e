"""The ``gatherings`` layout: conferences whose meetings are optional and weighted."""

from __future__ import annotations

from typing import Any

from youcheng.engines.scheduling.instance import GATHERING_OBJECTIVES, Instance

NO_SLOT = -1


def recognises(document: dict[str, Any]) -> bool:
    """Tell by the keys: slots, days, participants, meetings and rooms, without our ``format``."""
    return "format" not in document and {"slots", "participants", "meetings", "rooms"} <= document.keys()


def to_instance(document: dict[str, Any]) -> Instance:
    """Turn the document into an instance.

    ``fixed`` uses -1 for "any slot"; a participant
    named twice in a meeting counts once; ``seed`` and ``kind`` are provenance.
    """
    fields = {key: value for key, value in document.items() if key not in ("seed", "kind")}
    fields["meetings"] = [_meeting(meeting) for meeting in document["meetings"]]
    return Instance.model_validate({**fields, "objectives": GATHERING_OBJECTIVES})


def _meeting(meeting: dict[str, Any]) -> dict[str, Any]:
    fields = dict(meeting)
    if fields.get("fixed") == NO_SLOT:
        fields["fixed"] = None
    fields["who"] = list(dict.fromkeys(fields["who"]))
    return fields
