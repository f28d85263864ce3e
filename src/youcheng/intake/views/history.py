"""The history of one entity's facts, for people of the office."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from youcheng.intake.domain.names import Named, names_of
from youcheng.intake.domain.queries.history import Step, steps_of
from youcheng.intake.domain.words import label_of, references, value_words
from youcheng.intake.views.access import desk_view
from youcheng.intake.views.conflict_cards import Source, sources_of
from youcheng.intake.views.merges import own_names
from youcheng.registry.models import Claim, Entity

PER_PAGE = 100
WORDS: dict[str, str | Promise] = {
    "stated": pgettext_lazy("history", "proposed"),
    "import": pgettext_lazy("history", "imported"),
    "supersede": gettext_lazy("replaced by a later import"),
    "accept": gettext_lazy("accepted"),
    "correct": gettext_lazy("corrected"),
    "reject": gettext_lazy("rejected"),
    "prefer": gettext_lazy("judged right"),
    "yield": gettext_lazy("no longer judged right"),
    "merge": gettext_lazy("merged"),
    "apart": gettext_lazy("judged not the same"),
    "publish": pgettext_lazy("history", "published"),
    "withdraw": gettext_lazy("withdrawn from the public"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A step in words."""

    step: Step
    what: str
    undone: bool
    label: str
    before: Named | None
    after: Named | None
    sources: list[Source]
    pair: tuple[Named, Named] | None


@desk_view
def history(request: HttpRequest, entity_id: str) -> HttpResponse:
    """Who changed what is known of an entity, when, from what to what."""
    entity = get_object_or_404(Entity.objects.select_related("canonical_of"), pk=entity_id)
    steps = steps_of(entity_id)
    properties = sorted({step.property for step in steps if step.property}, key=label_of)
    chosen = request.GET.get("property", "")
    if chosen in properties:
        steps = [step for step in steps if step.property == chosen]
    page = Paginator(steps, PER_PAGE).get_page(request.GET.get("page"))
    lines = _lines(list(page.object_list))
    names = names_of([entity_id]) | own_names({entity_id})
    return render(
        request,
        "intake/history.html",
        {
            "entity": entity,
            "name": names.get(entity_id, Named(entity_id)),
            "public_url": _public_url(entity),
            "page": page,
            "lines": lines,
            "properties": [(name, label_of(name), name == chosen) for name in properties],
            "chosen": chosen,
            "query": f"property={chosen}" if chosen in properties else "",
        },
    )


def _public_url(entity: Entity) -> str:
    try:
        return reverse(f"portal:{entity.kind}", args=[entity.canonical_of_id or entity.pk])
    except NoReverseMatch:
        return ""


def _lines(steps: list[Step]) -> list[Line]:
    claims = [claim for step in steps for claim in (step.before, step.after) if claim is not None]
    pairs = {pk for step in steps if (one := step.judgement) for pk in (one.left_id, one.right_id)}
    names = names_of(references(claims) | pairs) | own_names(pairs)

    def value(claim: Claim | None) -> Named | None:
        return value_words(claim, names) if claim is not None else None

    lines = []
    for step in steps:
        undone = step.what.startswith("undo_")
        words = str(WORDS[step.what.removeprefix("undo_")])
        what = _("taken back: %(what)s") % {"what": words} if undone else words
        one = step.judgement
        pair = None
        if one is not None:
            pair = (names.get(one.left_id, Named(one.left_id)), names.get(one.right_id, Named(one.right_id)))
        sources = sources_of([step.claim]) if step.claim is not None and not undone else []
        label = label_of(step.property) if step.property else ""
        lines.append(Line(step, what, undone, label, value(step.before), value(step.after), sources, pair))
    return lines
