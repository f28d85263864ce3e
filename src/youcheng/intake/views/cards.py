"""A finding as the desk shows it: its values, its words, the registry's view beside, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from youcheng.accounts.domain.decision import Decision
from youcheng.engines.reading.scripts import simplified
from youcheng.intake.domain.dates import date_words, moment_words
from youcheng.intake.domain.mapping.seen import Seen, text_of
from youcheng.intake.domain.names import Named, names_of
from youcheng.intake.domain.queries.desk import Beside, beside, similar_entities
from youcheng.intake.domain.words import BOUND_WORDS, label_of, measure_words, number_words, value_words
from youcheng.intake.interfaces.correction_form import initial_of
from youcheng.intake.interfaces.fact_fields import FIELDS, FactField
from youcheng.intake.interfaces.reasons import REASONS
from youcheng.intake.models import Finding
from youcheng.intake.views.conflict_cards import ConflictCard, conflict_card
from youcheng.intake.views.place_words import PlaceWords, place_words
from youcheng.registry.models import Claim, Entity

CONFIDENCES: tuple[tuple[float, str | Promise], ...] = (
    (0.9, gettext_lazy("Very likely right: of facts like this, nine in ten are.")),
    (0.7, gettext_lazy("Probably right; read the words.")),
    (0.5, gettext_lazy("Uncertain; read the words with care.")),
    (0.0, gettext_lazy("A guess.")),
)
"""A confidence in words, by its least value."""

NEEDS: dict[str, str | Promise] = {
    "intention": gettext_lazy(
        "The page speaks of an intention. A tie begins with its signature: reject this, or correct what happened."
    ),
    "parties": gettext_lazy("The page names only one party. Correct or reject the fact."),
    "name": gettext_lazy("A name is missing. Correct the fact."),
    "title": gettext_lazy("It is not clear which agreement this is. Give it a title, or reject the fact."),
    "number": gettext_lazy("The number or what it counts is missing. Correct the fact."),
    "agreement": gettext_lazy(
        "It is not clear to which agreement this belongs. Accept the agreement first, or reject the fact."
    ),
    "event": gettext_lazy("It is not clear at which event this was said. Accept the event first, or reject the fact."),
    "text": gettext_lazy("The words are missing. Correct the fact."),
    "wisher": gettext_lazy("It is not clear who seeks a partner. Reject the fact."),
    "whose": gettext_lazy("It is not clear which place is meant. Reject the fact."),
}
"""What a person must answer, apart from places, which are asked for beside their names."""

ROLES: dict[str, str | Promise] = {
    "party": gettext_lazy("Party"),
    "scope": gettext_lazy("Area"),
    "subject": pgettext_lazy("part in a fact", "Place"),
    "body": pgettext_lazy("part in a fact", "Place"),
    "venue": gettext_lazy("Held at"),
    "host": gettext_lazy("Held at"),
}
IN_HEADLINE = ("measure", "value", "high", "bound")
"""Fields of a figure that its headline says already."""
PRESENT_LINES = 3
"""Values of one property shown beside a fact; a place known by many names needs no more."""
CONTEXT = 24
"""Characters of the page shown on either side of a fact's words."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value in the page's script, its simplified form beside where that differs."""

    text: str
    lang: str = ""
    simplified: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A field with its values; ``extracted`` is what the machine read where a person put something else."""

    label: str | Promise
    values: list[Value]
    extracted: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place that the fact names; ``asked`` when a person must say which it is."""

    index: int
    label: str | Promise
    name: str
    chosen: PlaceWords | None
    asked: bool
    by_person: bool
    candidates: list[PlaceWords]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a quotation; ``marked`` when the fact rests on it."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class PresentLine:
    """What the registry says now about a property that the fact speaks of."""

    label: str
    value: str
    lang: str
    sources: int
    verification: str
    verification_words: str
    same: bool


@dataclass(slots=True)
class Card:
    """Everything the template needs."""

    finding: Finding
    headline: str
    headline_lang: str
    headline_simplified: str
    badge: str
    rows: list[Row]
    places: list[PlaceRow]
    quotes: list[list[Part]]
    confidence: str | Promise
    present: list[PresentLine]
    entity_name: str
    conflicts: list[ConflictCard]
    similar: list[Named]
    needs: list[str | Promise]
    decided: str
    note: str | Promise
    may_decide: bool
    may_merge: bool
    public_url: str = ""
    story_note: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


def cards(findings: Sequence[Finding], *, may_decide: Decision, around: Beside | None = None) -> list[Card]:
    """The cards of findings, in their order; a constant number of queries."""
    view = around or beside(findings)
    alike = similar_entities(findings)
    names = names_of({pk for pks in alike.values() for pk in pks})
    return [
        _card(finding, view, [names[pk] for pk in alike.get(finding.pk, []) if pk in names], bool(may_decide))
        for finding in findings
    ]


def _card(finding: Finding, view: Beside, similar: list[Named], may_decide: bool) -> Card:
    language = finding.reading.document.language
    seen = Seen(finding, language=language)
    headline, headline_lang = _headline(finding, seen, view)
    return Card(
        finding=finding,
        headline=headline,
        headline_lang=headline_lang,
        headline_simplified=_worded(headline, headline_lang).simplified if headline_lang else "",
        badge="accepted" if finding.status == Finding.Status.MERGED else finding.status,
        rows=_rows(finding, language, headline),
        places=_places(finding, seen),
        quotes=_quotes(finding),
        confidence=next(words for least, words in CONFIDENCES if finding.confidence >= least),
        present=_present(finding, view),
        entity_name=_entity_name(finding, view),
        conflicts=[conflict_card(claim, rivals, view.names) for claim, rivals in view.contradicted[finding.pk]],
        similar=similar,
        needs=[NEEDS[need["code"]] for need in finding.needs if need["code"] in NEEDS],
        decided=_decided(finding),
        note=REASONS.get(finding.note, finding.note),
        may_decide=may_decide,
        may_merge=finding.entity is not None and finding.entity.kind != Entity.Kind.PLACE and not finding.needs,
        public_url=_public_url(finding, view),
    )


def _headline(finding: Finding, seen: Seen, view: Beside) -> tuple[str, str]:
    language = seen.language
    match finding.kind:
        case "tie":
            names = [text_of(party.get("full")) or text_of(party) for party in seen.items("parties")]
            return " – ".join(name for name in names if name) or str(finding.get_kind_display()), language
        case "figure":
            return _figure_words(seen), ""
        case "wish" | "profile":
            names = [place.name for place in seen.of_role("subject")]
            words = [*names[:1], seen.text("value", "sought")]
            return ": ".join(word for word in words if word) or str(finding.get_kind_display()), language
        case _:
            text = seen.text("name", "text", "claim")
            if not text and finding.entity_id in view.names:
                return view.names[finding.entity_id].text, view.names[finding.entity_id].language
            return (text or str(finding.get_kind_display())), language if text else ""


def _figure_words(seen: Seen) -> str:
    value, high = seen.number("value"), seen.number("high")
    measure = measure_words(seen.text("measure"))
    if value is None:
        return measure
    number = number_words(value) if high is None else f"{number_words(value)}–{number_words(high)}"
    bound = BOUND_WORDS.get(seen.text("bound"), "")
    return f"{measure}: {bound} {number}" if bound else f"{measure}: {number}"


def _rows(finding: Finding, language: str, headline: str) -> list[Row]:
    """The fields that say something the headline does not say already."""
    rows = []
    for spec in FIELDS[finding.kind]:
        values = _values(spec, finding.fields.get(spec.name), language)
        machine = _values(spec, finding.extracted.get(spec.name), language)
        was = "、".join(value.text for value in machine) if finding.corrected is not None else ""
        if [value.text for value in values] == [value.text for value in machine]:
            was = ""
        if not was and finding.kind == "figure" and spec.name in IN_HEADLINE:
            continue
        if not was and [value.text for value in values] == [headline]:
            continue
        if values or was:
            rows.append(Row(spec.label, values or [Value(_("none"))], was))
    return rows


def _values(spec: FactField, value: Any, language: str) -> list[Value]:
    if value in (None, "", [], {}):
        return []
    match spec.kind:
        case "number":
            return [Value(number_words(value))]
        case "choice":
            code = text_of(value)
            return [Value(str(dict(spec.choices).get(code, code)))] if code else []
        case "date":
            found = initial_of(spec, value)
            return [Value(date_words(found))] if found else []
        case "texts" | "people":
            return [_worded(line, language) for line in str(initial_of(spec, value)).splitlines()]
        case _:
            text = text_of(value)
            return [_worded(text, language)] if text else []


def _worded(text: str, language: str) -> Value:
    plain = simplified(text, language) if language in ("zh-Hant", "ja", "zh") else text
    return Value(text, language, plain if plain != text else "")


def _places(finding: Finding, seen: Seen) -> list[PlaceRow]:
    asked = {need.get("index") for need in finding.needs if need["code"] == "place"}
    return [
        PlaceRow(
            place.index,
            ROLES.get(place.role, pgettext_lazy("part in a fact", "Place")),
            place.name,
            place_words(place.place_id) if place.place_id and place.index not in asked else None,
            place.index in asked,
            str(place.index) in finding.chosen,
            [place_words(candidate["place_id"]) for candidate in place.candidates],
        )
        for place in seen.places
        if place.place_id or place.index in asked
    ]


def _quotes(finding: Finding) -> list[list[Part]]:
    """The fact's words with what stands around them; words that stand close together share one quotation."""
    text = finding.reading.document.text
    quotes: list[list[Part]] = []
    shown_to = -1
    for span in sorted(finding.spans, key=lambda one: (one["start"], -one["end"])):
        start, end = span["start"], span["end"]
        if end <= shown_to:
            continue
        low = max(text.rfind("\n", 0, start) + 1, start - CONTEXT)
        line_end = text.find("\n", end)
        high = min(line_end if line_end >= 0 else len(text), end + CONTEXT)
        lead = ("…" if low and text[low - 1] != "\n" else "") + text[low:start]
        tail = text[end:high] + ("…" if high < len(text) and text[high] != "\n" else "")
        if quotes and low <= shown_to + CONTEXT and "\n" not in text[shown_to:start]:
            quotes[-1].pop()
            quotes[-1] += [Part(text[shown_to : max(start, shown_to)]), Part(text[max(start, shown_to) : end], True)]
        else:
            quotes.append([Part(lead), Part(text[start:end], True)])
        quotes[-1].append(Part(tail))
        shown_to = end
    return quotes


def _present(finding: Finding, view: Beside) -> list[PresentLine]:
    own = {claim.pk for claim in finding.claims.all()}
    spoken_of = {(view.heads.get(claim.entity_id, claim.entity_id), claim.property) for claim in finding.claims.all()}
    head = view.heads.get(finding.entity_id or "", finding.entity_id or "")
    lines: list[PresentLine] = []
    shown: dict[str, int] = {}
    for claim in view.accepted.get(head, []):
        if (head, claim.property) not in spoken_of or (claim.pk in own and not finding.is_open):
            continue
        shown[claim.property] = shown.get(claim.property, 0) + 1
        if shown[claim.property] <= PRESENT_LINES or claim.pk in own:
            lines.append(_line(claim, claim.pk in own, view))
    return lines


def _line(claim: Claim, same: bool, view: Beside) -> PresentLine:
    words = value_words(claim, view.names)
    return PresentLine(
        label_of(claim.property),
        words.text,
        words.language,
        len(claim.evidence.all()),
        claim.verification,
        claim.get_verification_display(),
        same,
    )


def _entity_name(finding: Finding, view: Beside) -> str:
    found = view.names.get(finding.entity_id or "")
    return found.text if found else ""


def _decided(finding: Finding) -> str:
    if finding.decided_by is None or finding.decided_at is None:
        return ""
    return _("%(did)s by %(person)s, %(when)s") % {
        "did": finding.get_status_display(),
        "person": finding.decided_by,
        "when": moment_words(finding.decided_at),
    }


def _public_url(finding: Finding, view: Beside) -> str:
    """The public page, where the portal has one for this kind of thing."""
    entity = finding.entity
    if entity is None or finding.is_open:
        return ""
    head = view.heads.get(entity.pk, entity.pk)
    if head not in view.shown:
        return ""
    try:
        return reverse(f"portal:{entity.kind}", args=[head])
    except NoReverseMatch:
        return ""
