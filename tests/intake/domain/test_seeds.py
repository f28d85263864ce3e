"""Two real pages from bytes to rows: what the desk proposes, and what the registry holds once all is accepted."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.conftest import lacking

from youcheng.accounts.models import User
from youcheng.intake.domain.decide import accept_remaining
from youcheng.intake.domain.reading import read_now
from youcheng.intake.domain.receive import receive
from youcheng.intake.models import Reading
from youcheng.registry.models import (
    Agreement,
    Event,
    Figure,
    Initiative,
    Person,
    Place,
    ProfileEntry,
    RecordClaim,
    Tie,
    Wish,
)
from youcheng.web.config import config

pytestmark = pytest.mark.django_db
YICHUN = "cn:230700"


def read_and_accept(path: Path, by: User) -> Reading:
    if not config().gazetteer_path.exists():
        lacking("a compiled gazetteer (youcheng gazetteer build)")
    reading = receive(path.read_bytes(), file_name=path.name, by=by).reading
    assert read_now(reading) is True
    assert reading.status == "ready"
    outcome = accept_remaining(reading, by=by)
    assert [(one.kind, one.needs) for one in outcome.left] == []
    return reading


def test_the_pairing(shared_dir: Path, reviewer: User) -> None:
    read_and_accept(shared_dir / "seeds" / "000_e6c864412ab22d5d.txt", reviewer)
    tie = Tie.objects.get()
    assert (tie.kind, tie.legal_status, tie.since, tie.in_force_on) == ("pairing", "signed", "2022-05-18", "")
    parties = [party.party for party in tie.parties.all()]
    assert {party.kind for party in parties} == {"body", "place"}
    assert YICHUN in {party.pk for party in parties}
    agreement = Agreement.objects.get()
    assert (agreement.kind, agreement.status, agreement.signed_on) == ("framework", "signed", "2022-05-18")
    assert agreement.tie_id == tie.pk
    signers = [(signer.person.person_row.name, signer.title) for signer in agreement.signers.all()]
    assert signers == [("薛劍", "總領事"), ("董文琴", "市委副書記、市長")]
    fields = {field["text"] for field in agreement.fields}
    assert fields == {"鄉村振興", "經貿投資", "職業教育", "數字經濟", "生態旅游", "城市發展", "康體養生", "中醫藥"}
    wish = Wish.objects.get()
    assert (wish.place_id, wish.country) == (YICHUN, "JP")
    figure = Figure.objects.get(measure="ties")
    assert (figure.value, figure.bound) == (Decimal(80), "more_than")
    assert {"楊公偉", "韓殿君", "方煒", "劉磊"} <= set(Person.objects.values_list("name", flat=True))
    epithets = ProfileEntry.objects.filter(place=YICHUN, kind="epithet").values_list("text", flat=True)
    assert set(epithets) == {"祖國林都", "紅松故鄉", "天然氧吧"}
    assert RecordClaim.objects.get().scope == "全球所有駐外使領館"
    assert set(Place.objects.filter(entity__claims__isnull=False).values_list("pk", flat=True)) == {YICHUN}


def test_the_conference(shared_dir: Path, reviewer: User) -> None:
    read_and_accept(shared_dir / "seeds" / "003_18338608a36a67d5.txt", reviewer)
    conference = Event.objects.get(kind="conference")
    assert conference.name.endswith("国际友城合作发展大会")
    figures = {
        (figure.measure, figure.scope): (int(figure.value), figure.bound, figure.subject_id == conference.pk)
        for figure in Figure.objects.all()
    }
    values = sorted(value for value, _bound, _own in figures.values())
    assert values == [6, 12, 22, 28, 33, 42, 82, 886, 1200]
    assert all(own for _value, _bound, own in figures.values())
    assert Figure.objects.get(measure="guests").bound == "more_than"
    assert Figure.objects.get(measure="foreign_guests").bound == "exact"
    parts = {
        (int(part.value), int(part.part_of.figure_row.value), part.sum_basis)
        for part in Figure.objects.exclude(part_of=None).select_related("part_of__figure_row")
    }
    assert parts == {
        (6, 28, "stated"),
        (22, 28, "stated"),
        (28, 82, "derived"),
        (12, 82, "derived"),
        (42, 82, "derived"),
    }
    initiative = Initiative.objects.get()
    assert (initiative.name, initiative.event_id) == ("济南倡议", conference.pk)
    assert {area["text"] for area in initiative.areas} == {
        "共谋合作发展",
        "促进民心相通",
        "加强经贸合作",
        "增强创新活力",
        "增进民生福祉",
    }
    assert RecordClaim.objects.count() == 6
    assert set(Person.objects.values_list("name", flat=True)) == {"蔡先金", "吴冠", "李永森"}
    assert "举办“友城+”等系列活动" in {plan["text"] for plan in conference.plans}


def test_reading_a_page_twice_changes_nothing(shared_dir: Path, reviewer: User) -> None:
    path = shared_dir / "seeds" / "003_18338608a36a67d5.txt"
    read_and_accept(path, reviewer)
    again = receive(path.read_bytes(), file_name="other-name.txt", by=reviewer)
    assert again.created is False
    assert read_now(again.reading) is False
