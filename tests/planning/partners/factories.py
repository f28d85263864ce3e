"""People of a city and its province, and places with what the engine reads of them."""

from __future__ import annotations

from tests.accounts.factories import make_organisation, make_user
from tests.registry import factories as registry

from youcheng.accounts.domain.organisations import home_of
from youcheng.accounts.models import Organisation, Role, User
from youcheng.planning.domain.partner_wishes import state_wish
from youcheng.planning.domain.prospects.documents import attach_document
from youcheng.planning.domain.prospects.move import move_prospect, open_prospect
from youcheng.planning.models import PartnerWish, Prospect, ProspectDocument, Stage
from youcheng.registry.models import Place


def officer() -> User:
    """An officer of an example city, which stands below an example province."""
    province = make_organisation()
    return make_user(role=Role.OFFICER, organisation=make_organisation(parent=province))


def office_of(user: User) -> Organisation:
    """The office of a person that has one."""
    home = home_of(user)
    assert home is not None
    return home


def colleague(user: User, *, role: str) -> User:
    """Somebody else of the same office."""
    return make_user(role=Role(role), organisation=office_of(user))


def superior(user: User, *, role: str) -> User:
    """Somebody of the office above."""
    return make_user(role=Role(role), organisation=office_of(user).parent)


def located(
    name: str, country: str, *, lat: float, lon: float, people: int = 0, level: str = "city", province: str = ""
) -> Place:
    """A place with coordinates, level and, if given, inhabitants and a province."""
    by = registry.user()
    made = registry.place(name, country=country, by=by).entity
    registry.accepted(made, "coordinates", {"lat": lat, "lon": lon}, by=by)
    registry.accepted(made, "level", level, by=by)
    if people:
        registry.accepted(made, "population", people, by=by)
    if province:
        registry.accepted(made, "parent", province, by=by)
    return Place.objects.get(pk=made.pk)


def prospect(by: User, *, stage: str = "contact", place: str = "", partner: str = "") -> Prospect:
    """A prospect at a stage on the way before the signature, moved there by those who may."""
    home = place or registry.place("Home", country="CN").pk
    away = partner or registry.place("Away", country="JP").pk
    made = open_prospect(home, away, by=by)
    way = [Stage.INTENT, Stage.SUBMITTED, Stage.APPROVED]
    for to in way[: way.index(Stage(stage)) + 1] if stage != "contact" else []:
        move_prospect(made, to=to, by=superior(by, role="reviewer") if to == Stage.APPROVED else by)
    return made


def document(of: Prospect, *, by: User, kind: str = "letter", data: bytes = b"An example letter.") -> ProspectDocument:
    """A document of a prospect's present stage."""
    return attach_document(of, data, file_name="example.txt", kind=kind, by=by)


def wish(by: User, *, place: str = "", **fields: str) -> PartnerWish:
    """A wish for a partner in Japan."""
    return state_wish(
        place or registry.place("Home", country="CN").pk, by=by, **{"language": "en", "country": "JP", **fields}
    )
