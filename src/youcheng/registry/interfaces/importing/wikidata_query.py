"""The questions asked of Wikidata: statements of P190 ("twinned administrative body") and the items they name.

Rows are long rather than wide (one value per row): an item with three populations and two coordinates costs five rows
and not six of everything.
"""

from __future__ import annotations

from collections.abc import Sequence

PREFIXES = """PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX pr: <http://www.wikidata.org/prop/reference/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
COUNTRY_VARIABLES = ("country",)
TIE_VARIABLES = ("statement", "item", "partner")
PLACE_VARIABLES = ("item", "property", "value")
LABELS = ("zh-hans", "zh-cn", "zh", "en", "ja")
"""Languages of labels that are asked for; of the Chinese ones the first that is there is taken."""


def countries_query() -> str:
    """Codes of the countries that items with such a statement lie in."""
    return (
        f"{PREFIXES}SELECT DISTINCT ?country WHERE {{ ?item wdt:P190 ?partner ; wdt:P17/wdt:P297 ?country . }}"
        " ORDER BY ?country"
    )


def ties_query(country: str, *, offset: int, limit: int) -> str:
    """Statements of items in one country, with start, end and reference, in an order that lets pages fit."""
    return f"""{PREFIXES}SELECT ?statement ?item ?partner ?start ?startPrecision ?end ?endPrecision ?reference WHERE {{
  ?item wdt:P17/wdt:P297 "{country}" ; p:P190 ?statement .
  ?statement ps:P190 ?partner .
  OPTIONAL {{ ?statement pqv:P580 [ wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision ] . }}
  OPTIONAL {{ ?statement pqv:P582 [ wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision ] . }}
  OPTIONAL {{ ?statement prov:wasDerivedFrom/pr:P854 ?reference . }}
}} ORDER BY ?statement ?reference LIMIT {limit} OFFSET {offset}"""


def places_query(items: Sequence[str]) -> str:
    """Labels, country, coordinates, administrative parent, population and GeoNames id of items."""
    values = " ".join(f"wd:{item}" for item in items)
    languages = ", ".join(f'"{language}"' for language in LABELS)
    parts = [
        f'{{ ?item rdfs:label ?value . FILTER(LANG(?value) IN ({languages})) BIND("label" AS ?property) }}',
        '{ ?item wdt:P17/wdt:P297 ?value . BIND("country" AS ?property) }',
        '{ ?item wdt:P625 ?value . BIND("coordinates" AS ?property) }',
        '{ ?item wdt:P131 ?value . BIND("parent" AS ?property) }',
        '{ ?item wdt:P1082 ?value . BIND("population" AS ?property) }',
        '{ ?item wdt:P1566 ?value . BIND("geonames" AS ?property) }',
    ]
    union = "\n  UNION ".join(parts)
    return f"{PREFIXES}SELECT ?item ?property ?value WHERE {{\n  VALUES ?item {{ {values} }}\n  {union}\n}}"
