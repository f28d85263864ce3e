"""The readers, one for each kind of fact."""

from __future__ import annotations

from collections.abc import Callable

from youcheng.engines.reading.facts.agreements import read_agreements
from youcheng.engines.reading.facts.cooperation_fields import read_fields
from youcheng.engines.reading.facts.events import read_events
from youcheng.engines.reading.facts.figures import read_figures
from youcheng.engines.reading.facts.initiatives import read_initiatives
from youcheng.engines.reading.facts.pairings import read_pairings
from youcheng.engines.reading.facts.people import read_people
from youcheng.engines.reading.facts.plans import read_plans
from youcheng.engines.reading.facts.profiles import read_profiles
from youcheng.engines.reading.facts.records import read_records
from youcheng.engines.reading.facts.ties import read_ties
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.wishes import read_wishes
from youcheng.engines.reading.model import Fact

READERS: tuple[Callable[[View], list[Fact]], ...] = (
    read_ties,
    read_pairings,
    read_agreements,
    read_figures,
    read_people,
    read_events,
    read_initiatives,
    read_fields,
    read_records,
    read_wishes,
    read_profiles,
    read_plans,
)
