"""Importing ties between Wikidata items."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.registry.domain.batches import undo_batch
from youcheng.registry.domain.claims import accept_claim, correct_claim, reject_claims
from youcheng.registry.domain.ids import tie_id
from youcheng.registry.interfaces.importing.pairs import Imported
from youcheng.registry.interfaces.importing.table import BadFile
from youcheng.registry.interfaces.importing.ties import PLACE_COLUMNS, import_ties
from youcheng.registry.models import Batch, Claim, Entity, Evidence, Place, PlaceName, Tie, TieParty

PLACES = """\
Q1\tAlphastadt\tAlpha City\tDE\t50.5\t8.25\t1200\t\tplace\tunresolved
Q2\tBeta\tBeta\tFR\t48\t2\t\t\tplace\tunresolved
Q3\tGamma\t\t\t\t\t\t\tregion\tunresolved
"""
TIES = "Q1\tAlphastadt\tQ2\tBeta\nQ2\tBeta\tQ3\tGamma\n"


def _files(folder: Path, *, places: str = PLACES, ties: str = TIES) -> tuple[Path, Path]:
    place_file, tie_file = folder / "cities.tsv", folder / "ties.tsv"
    place_file.write_text("\t".join([*PLACE_COLUMNS, "same_place_as"]) + "\n" + places.replace("\n", "\t\n"))
    tie_file.write_text("qid_a\tname_a\tqid_b\tname_b\n" + ties)
    return tie_file, place_file


def _import(folder: Path, by: User, **files: str) -> Imported:
    tie_file, place_file = _files(folder, **files)
    return import_ties(tie_file, place_file, by=by)


def _account(batch: Batch) -> tuple[int, ...]:
    return batch.rows_read, batch.rows_created, batch.rows_unchanged, batch.rows_updated, batch.rows_rejected


@pytest.fixture
def officer(db: None) -> User:
    return factories.user(role="officer")


@pytest.mark.usefixtures("no_gazetteer")
class TestWithoutAGazetteer:
    def test_every_place_stands_under_its_item(self, tmp_path: Path, officer: User) -> None:
        done = _import(tmp_path, officer)
        alpha = Place.objects.get(pk="wd:Q1")

        assert not done.with_gazetteer
        assert (_account(done.places), _account(done.ties)) == ((3, 3, 0, 0, 0), (2, 2, 0, 0, 0))
        assert (alpha.name_en, alpha.name_local, alpha.country, alpha.population) == (
            "Alpha City",
            "Alphastadt",
            "DE",
            1200,
        )
        assert (alpha.latitude, alpha.longitude, alpha.wikidata) == (50.5, 8.25, "Q1")
        assert (alpha.verification, alpha.public, alpha.level) == ("imported", True, "")
        assert set(PlaceName.objects.filter(place="wd:Q1").values_list("text", "language")) == {
            ("Alpha City", "en"),
            ("Alphastadt", ""),
        }
        assert Place.objects.get(pk="wd:Q2").ties_count == 2

    def test_a_tie_is_a_hint_and_claims_its_parties_only(self, tmp_path: Path, officer: User) -> None:
        _import(tmp_path, officer)
        tie = Tie.objects.get(pk=tie_id("wd:Q1", "wd:Q2"))

        assert (tie.kind, tie.legal_status, tie.since) == ("unspecified", "unknown", "")
        assert (tie.verification, tie.public, tie.activity) == ("imported", True, "unknown")
        assert set(Claim.objects.filter(entity=tie.pk).values_list("property", flat=True)) == {"party"}
        assert [str(party) for party in TieParty.objects.filter(tie=tie.pk)] == ["wd:Q1", "wd:Q2"]
        assert list(Evidence.objects.filter(claims__entity=tie.pk).distinct().values_list("row_number", "quote")) == [
            (2, "Q1\tAlphastadt\tQ2\tBeta")
        ]

    def test_a_second_import_changes_nothing(self, tmp_path: Path, officer: User) -> None:
        _import(tmp_path, officer)
        known = Claim.objects.count(), Evidence.objects.count(), Entity.objects.count()
        done = _import(tmp_path, officer)

        assert (_account(done.places), _account(done.ties)) == ((3, 0, 3, 0, 0), (2, 0, 2, 0, 0))
        assert (Claim.objects.count(), Evidence.objects.count(), Entity.objects.count()) == known

    def test_a_changed_row_updates_and_keeps_what_it_said_before(self, tmp_path: Path, officer: User) -> None:
        _import(tmp_path, officer)
        done = _import(tmp_path, officer, places=PLACES.replace("1200", "1300"))
        old, new = (Claim.objects.get(property="population", value=value) for value in (1200, 1300))

        assert _account(done.places) == (3, 0, 2, 1, 0)
        assert (old.status, old.replaced_by, new.status) == ("superseded", new, "accepted")
        assert Place.objects.get(pk="wd:Q1").population == 1300

    def test_going_back_to_the_older_file_brings_the_older_value_back(self, tmp_path: Path, officer: User) -> None:
        _import(tmp_path, officer)
        _import(tmp_path, officer, places=PLACES.replace("1200", "1300"))
        done = _import(tmp_path, officer)
        found = dict(Claim.objects.filter(property="population").values_list("value", "status"))

        assert _account(done.places) == (3, 0, 2, 1, 0)
        assert found == {1200: "accepted", 1300: "superseded"}
        assert Place.objects.get(pk="wd:Q1").population == 1200
        assert _account(_import(tmp_path, officer).places) == (3, 0, 3, 0, 0)

    def test_a_reviewed_value_is_not_superseded_but_contradicted(
        self, tmp_path: Path, officer: User, reviewer: User
    ) -> None:
        _import(tmp_path, officer)
        claim = Claim.objects.get(property="population")
        accept_claim(claim, by=reviewer)
        _import(tmp_path, officer, places=PLACES.replace("1200", "1300"))

        assert Claim.objects.get(pk=claim.pk).status == "accepted"
        assert Place.objects.get(pk="wd:Q1").conflicts == ["population"]

    def test_an_import_taken_back_leaves_what_people_reviewed_and_what_stood_before(
        self, tmp_path: Path, officer: User, reviewer: User
    ) -> None:
        _import(tmp_path, officer)
        accept_claim(Claim.objects.get(property="country", value="DE"), by=reviewer)
        second = _import(tmp_path, officer, places=PLACES.replace("1200", "1300"))
        assert undo_batch(second.places, by=officer) == 1
        assert Place.objects.get(pk="wd:Q1").population == 1200
        undo_batch(Batch.objects.filter(source="wikidata-places").earliest("pk"), by=officer)

        assert list(Place.objects.values_list("pk", "country")) == [("wd:Q1", "DE")]

    def test_what_a_person_decided_stands(self, tmp_path: Path, officer: User, reviewer: User) -> None:
        _import(tmp_path, officer)
        correct_claim(Claim.objects.get(property="population"), value=1250, by=reviewer, note="The yearbook.")
        reject_claims(Claim.objects.filter(property="country", value="FR"), by=reviewer)
        done = _import(tmp_path, officer)

        assert _account(done.places) == (3, 0, 3, 0, 0)
        assert Place.objects.get(pk="wd:Q1").population == 1250
        assert Place.objects.get(pk="wd:Q2").country == ""

    def test_rows_that_cannot_be_imported_are_rejected_with_their_reasons(self, tmp_path: Path, officer: User) -> None:
        places = (
            PLACES + "Q2\tTwice\t\t\t\t\t\t\tplace\t\nX9\tOdd\t\t\t\t\t\t\tplace\t\nQ7\tFar\t\tDE\t95\t1\t\t\tplace\t\n"
        )
        places += "Q8\tHalf\t\tDE\t5\t\t\t\tplace\t\nQ9\tWhere\t\tGermany\t\t\t\t\tplace\t\n"
        ties = (
            TIES + "Q2\tBeta\tQ1\tAlphastadt\nQ1\tAlphastadt\tQ1\tAlphastadt\nQ1\tAlphastadt\tQ7\tFar\n12\tx\tQ1\ty\n"
        )
        done = _import(tmp_path, officer, places=places, ties=ties)

        assert _account(done.places) == (8, 3, 0, 0, 5)
        assert done.places.rejections == [
            {"line": 5, "reason": "Q2 stands on line 3 already."},
            {"line": 6, "reason": "“X9” is not a Wikidata item such as Q1490."},
            {"line": 7, "reason": "coordinates: The number 95 is out of range."},
            {"line": 8, "reason": "of the coordinates only one is given."},
            {"line": 9, "reason": "country: A code such as JP is expected."},
        ]
        assert _account(done.ties) == (6, 2, 0, 0, 4)
        assert done.ties.rejections == [
            {"line": 4, "reason": "the same two places stand on line 2 already."},
            {"line": 5, "reason": "both parties are the same place."},
            {"line": 6, "reason": "Q7 is not among the usable rows of the file of places."},
            {"line": 7, "reason": "“12” is not a Wikidata item such as Q1490."},
        ]

    @pytest.mark.parametrize(
        ("damage", "line", "words"),
        [
            (lambda text: b"", 0, "the file is empty; a header row with the columns qid_a, name_a, qid_b, name_b was"),
            (lambda text: text.replace(b"qid_b", b"qid"), 1, "the header lacks the columns qid_b"),
            (lambda text: text[: text.rindex(b"\t")], 3, "3 cells; the header has 4"),
            (lambda text: text + b"Q1\t\xff\xfe\tQ2\tBeta\n", 4, "this is not UTF-8 text (byte"),
            (lambda text: b"PK\x03\x04\x00\x00" + text, 1, "this is not a text file (zero bytes)"),
        ],
    )
    def test_a_malformed_file_is_refused_whole(
        self, tmp_path: Path, officer: User, damage: object, line: int, words: str
    ) -> None:
        tie_file, place_file = _files(tmp_path)
        tie_file.write_bytes(damage(tie_file.read_bytes()))  # type: ignore[operator]
        with pytest.raises(BadFile) as refused:
            import_ties(tie_file, place_file, by=officer)

        assert str(refused.value).startswith(f"ties.tsv, line {line}: " if line else "ties.tsv: ")
        assert words in str(refused.value)
        assert not Entity.objects.exists()
        assert not Batch.objects.exists()

    def test_viewers_cannot_import(self, tmp_path: Path, db: None) -> None:
        with pytest.raises(PermissionDenied):
            _import(tmp_path, factories.user(role="viewer"))


@pytest.mark.usefixtures("small_gazetteer")
class TestWithAGazetteer:
    OSAKA = "Q35765\tŌsaka\tOsaka\tJP\t34.69\t135.5\t2600000\t1853909\tplace\trog+name+edge\n"
    DOUBLE = "Q99\tOsaka (region)\t\tJP\t34.69\t135.5\t1\t1853909\tplace\tunresolved\n"

    def test_a_place_that_the_gazetteer_knows_becomes_that_place(self, tmp_path: Path, officer: User) -> None:
        _import(tmp_path, officer, places=PLACES + self.OSAKA, ties=TIES + "Q1\tA\tQ35765\tŌsaka\n")
        osaka = Place.objects.get(wikidata="Q35765")

        assert osaka.pk == "gn:1853909"
        assert (osaka.country, osaka.level, osaka.province_id) == ("JP", "city", "iso:JP-27")
        assert osaka.population != 2600000
        assert list(Claim.objects.filter(entity=osaka.pk).values_list("property", flat=True)) == ["wikidata_id"]
        party = TieParty.objects.get(party=osaka.pk)
        assert (party.country, party.level, party.province_id) == ("JP", "city", "iso:JP-27")
        assert Place.objects.get(pk="iso:JP-27").name_ja == "大阪府"

    def test_of_two_items_for_one_place_the_better_gets_it_and_the_other_waits_for_people(
        self, tmp_path: Path, officer: User
    ) -> None:
        ties = "Q1\tA\tQ35765\tŌsaka\nQ1\tA\tQ99\tOsaka\n"
        done = _import(tmp_path, officer, places=PLACES + self.DOUBLE + self.OSAKA, ties=ties)

        assert Place.objects.get(wikidata="Q35765").pk == "gn:1853909"
        assert Place.objects.get(wikidata="Q99").pk == "wd:Q99"
        assert _account(done.ties) == (2, 2, 0, 0, 0)

    def test_an_item_keeps_the_place_it_was_given_first(self, tmp_path: Path, officer: User) -> None:
        _import(tmp_path, officer, places=PLACES + self.DOUBLE, ties=TIES)
        _import(tmp_path, officer, places=PLACES + self.DOUBLE + self.OSAKA, ties=TIES)

        assert Place.objects.get(wikidata="Q99").pk == "gn:1853909"
        assert Place.objects.get(wikidata="Q35765").pk == "wd:Q35765"

    def test_a_place_that_a_person_refused_for_an_item_is_not_given_to_it_again(
        self, tmp_path: Path, officer: User, reviewer: User
    ) -> None:
        _import(tmp_path, officer, places=PLACES + self.DOUBLE, ties=TIES)
        reject_claims(Claim.objects.filter(property="wikidata_id", value="Q99"), by=reviewer)
        _import(tmp_path, officer, places=PLACES + self.DOUBLE, ties=TIES)

        assert Place.objects.get(wikidata="Q99").pk == "wd:Q99"


@pytest.mark.slow
def test_all_17401_real_ties(shared_dir: Path, officer: User) -> None:
    files = shared_dir / "data/ties-2016.tsv", shared_dir / "data/cities.tsv"
    done = import_ties(*files, by=officer)

    assert _account(done.places) == (10055, 10055, 0, 0, 0)
    assert _account(done.ties) == (17401, 17401, 0, 0, 0)
    assert Tie.objects.filter(public=True, verification="imported").count() == 17401
    assert Place.objects.exclude(wikidata="").count() == 10055

    again = import_ties(*files, by=officer)
    assert (_account(again.places), _account(again.ties)) == ((10055, 0, 10055, 0, 0), (17401, 0, 17401, 0, 0))
