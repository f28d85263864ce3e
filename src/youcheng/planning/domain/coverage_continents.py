"""The continent of a country or region, by the macro-regions of UN M49 (Statistics Division, United Nations)."""

from __future__ import annotations

from babel import Locale

from youcheng.web.languages import bcp47_tag, current

CONTINENTS: dict[str, str] = {
    "002": "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ "
    "NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW",
    "019": "AG AI AR AW BB BL BM BO BQ BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GT GY HN HT JM KN KY LC MF "
    "MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI",
    "142": "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM "
    "PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE",
    "150": "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME "
    "MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK",
    "009": "AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
}
"""M49 code → ISO 3166-1 codes of its countries and areas."""
_OF = {country: continent for continent, countries in CONTINENTS.items() for country in countries.split()}


def continent_of(country: str) -> str:
    """The M49 code of a country's continent; empty where the code is in none of them."""
    return _OF.get(country, "")


def continent_name(code: str) -> str:
    """The continent's name in the reader's language; empty for an empty code."""
    return str(Locale.parse(bcp47_tag(current()), sep="-").territories.get(code, ""))
