"""What anyone would write first: a generic list view of 30 rows with joins, a count and a translated template."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.views.generic import ListView

from youcheng.registry.models import TieParty

TEMPLATE = """{% load i18n %}<!doctype html>
<html lang="{{ LANGUAGE_CODE }}">
  <head><meta charset="utf-8"><title>{% translate "Ties" %}</title></head>
  <body>
    <h1>{% translate "Ties" %}</h1>
    <p>{{ page_obj.paginator.count }}</p>
    <table>
      <thead>
        <tr>
          <th>{% translate "Place" %}</th><th>{% translate "Country or region" %}</th><th>{% translate "Kind" %}</th>
          <th>{% translate "Legal status" %}</th><th>{% translate "Since" %}</th>
        </tr>
      </thead>
      <tbody>
        {% for party in object_list %}
          <tr>
            <td><a href="/place/{{ party.party_id }}/">{{ party.party.place_row.name_en }}</a></td>
            <td>{{ party.country }}</td>
            <td>{{ party.tie.get_kind_display }}</td>
            <td>{{ party.tie.get_legal_status_display }}</td>
            <td>{{ party.tie.since|default:"-" }}</td>
          </tr>
        {% endfor %}
      </tbody>
    </table>
    {% if page_obj.has_next %}<a href="?page={{ page_obj.next_page_number }}">{% translate "Pages" %}</a>{% endif %}
  </body>
</html>"""


class PlainList(ListView[TieParty]):
    """30 of some 34,800 rows, two joins and a count."""

    queryset = TieParty.objects.select_related("tie", "party__place_row").order_by("pk")
    paginate_by = 30

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        request: HttpRequest = self.request
        return HttpResponse(_template().render(context, request))


def _template() -> Any:
    global _compiled  # noqa: PLW0603 - compiled once, as a template loader would
    if _compiled is None:
        _compiled = engines["django"].from_string(TEMPLATE)
    return _compiled


_compiled: Any = None
