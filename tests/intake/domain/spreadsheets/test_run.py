"""From a messy list to the registry and back: answers, the import, its undoing, the list of next year."""

from __future__ import annotations

from collections import Counter

import pytest
from django.core.exceptions import PermissionDenied
from tests.intake.sheets import AMBIGUOUS, CLEAR, ERA, HEADER, NO_MONTH, UNKNOWN, draft, with_gazetteer, xlsx

from youcheng.accounts.models import User
from youcheng.intake.domain.queries.imports import row_counts
from youcheng.intake.domain.spreadsheets.answers import answer_row, keep_twice, skip_rows, take_rows_back_in
from youcheng.intake.domain.spreadsheets.drafts import set_columns
from youcheng.intake.domain.spreadsheets.errors import NotReady
from youcheng.intake.domain.spreadsheets.notes import notes_of
from youcheng.intake.domain.spreadsheets.run import import_now, reopen, request_import, start_again, take_back
from youcheng.intake.models import ColumnMapping, DraftRow, ImportDraft
from youcheng.registry.domain.queries.ties import public_ties
from youcheng.registry.models import Agreement, Batch, Claim, Evidence, Tie

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_gazetteer")]
__all__ = ["with_gazetteer"]
SPRINGFIELD = "gn:4409896"


def codes(one: ImportDraft) -> dict[int, list[str]]:
    return {row.number: [problem["code"] for problem in row.problems] for row in one.rows.filter(state="bad")}


def row(one: ImportDraft, number: int) -> DraftRow:
    return one.rows.select_related("draft__organisation").get(number=number)


def run(one: ImportDraft, by: User, **options: bool) -> ImportDraft:
    request_import(one, by=by, **options)
    one.refresh_from_db()
    assert import_now(one)
    assert one.status == ImportDraft.Status.DONE, one.error
    return one


def test_every_cell_has_an_answer_and_bad_rows_say_what_they_need(officer: User) -> None:
    one = draft(xlsx(), by=officer)
    assert codes(one) == {6: ["place_ambiguous"], 7: ["no_such_day"], 8: ["place_unknown"]}
    assert row_counts(one) == {
        "all": 5,
        "bad": 3,
        "ready": 2,
        "new": 2,
        "changed": 0,
        "same": 0,
        "skipped": 0,
        "no_row": 1,
    }
    cells = row(one, 4).cells
    assert [cell["answer"] for cell in cells] == [
        *("number", "place", "country", "date", "hint", "choice", "words", "empty")
    ]
    assert cells[1]["places"] == ["cn:230700", "gn:2129761"]
    assert cells[3]["value"] == "2019-05-20"
    assert Batch.objects.count() == 0


def test_three_answers_the_import_its_undoing_and_the_import_again(officer: User) -> None:
    one = draft(xlsx(), by=officer)
    with pytest.raises(NotReady, match="3 rows still need an answer"):
        request_import(one, by=officer)
    answer_row(row(one, 6), by=officer, field="party_b", value=SPRINGFIELD)
    answer_row(row(one, 7), by=officer, field="signed_on", value="2004")
    skip_rows([row(one, 8)], by=officer)
    assert codes(one) == {}
    run(one, officer)
    batch = one.batch
    assert batch is not None
    assert (batch.rows_read, batch.rows_created, batch.rows_rejected) == (5, 4, 1)
    assert batch.rejections == [{"line": 8, "reason": "left out by the person who imported"}]
    assert sorted(Tie.objects.values_list("since", flat=True)) == ["1995-11-21", "2001-03-04", "2004", "2019-05-20"]
    assert Counter(Agreement.objects.values_list("kind", flat=True)) == {"agreement": 1, "intent": 1}
    quote = Evidence.objects.get(row_number=4, kind="row").quote
    assert quote.startswith("序号: 1 | 双方名称: 伊春市—上川町 | 国家: 日本 | 结好日期: ２０１９年５月２０日")
    take_back(one, by=officer)
    assert (Tie.objects.count(), one.rows.filter(state="ready").count()) == (0, 4)
    one.refresh_from_db()
    reopen(one, by=officer)
    one.refresh_from_db()
    assert row(one, 6).answers == {"party_b": SPRINGFIELD}
    run(one, officer)
    assert public_ties().count() == 4


def test_the_list_of_next_year(officer: User) -> None:
    first = run(draft(xlsx([CLEAR, ERA]), by=officer), officer)
    later = [1, "伊春市—上川町", "日本", "2019年6月1日", "市级", "友好合作", "友好城市协议书", None]
    added = [2, "齐齐哈尔市—宇都宫市", "日本", "1984-09-28", "市级", "友好城市", None, None]
    second = draft(xlsx([later, added]), by=officer)
    assert second.remembered and second.columns == first.columns
    assert list(second.rows.filter(state="ready").values_list("outcome", flat=True)) == ["changed", "new"]
    run(second, officer)
    batch = second.batch
    assert batch is not None
    assert (batch.rows_created, batch.rows_updated, batch.rows_unchanged) == (1, 1, 0)
    changed = Tie.objects.get(entity=second.rows.get(number=4).tie)
    assert (changed.since, changed.kind) == ("2019-06-01", "friendly_cooperation")
    assert [one["quote"].split(" | ")[1] for one in second.gone] == ["双方名称: 哈尔滨市与旭川市"]
    assert Tie.objects.count() == 3  # what the list forgot stands
    take_back(second, by=officer)
    changed.refresh_from_db()
    assert (changed.since, changed.kind) == ("2019-05-20", "sister_city")
    third = draft(xlsx([CLEAR, ERA]), by=officer)
    assert list(third.rows.filter(state="ready").values_list("outcome", flat=True)) == ["same", "same"]


def test_a_place_chosen_once_is_chosen_in_every_row_and_next_time(officer: User) -> None:
    other = [4, "哈尔滨市—Springfield", "美国", 1999, "市级", "友好城市", None, None]
    one = draft(xlsx([AMBIGUOUS, other]), by=officer)
    assert codes(one) == {4: ["place_ambiguous"], 5: ["place_ambiguous"]}
    answer_row(row(one, 4), by=officer, field="party_b", value=SPRINGFIELD, everywhere=True)
    assert codes(one) == {}
    one.refresh_from_db()
    run(one, officer)
    assert ColumnMapping.objects.get().defaults["places"] == {"Springfield": SPRINGFIELD}
    assert codes(draft(xlsx([other]), by=officer)) == {}


def test_a_place_that_nobody_knows_may_stand_under_its_name(officer: User) -> None:
    one = draft(xlsx([UNKNOWN]), by=officer)
    answer_row(row(one, 4), by=officer, field="party_b", value="own")
    run(one, officer)
    name = Claim.objects.get(property="name", origin="import")
    assert (name.value, name.entity_id[:4]) == ("没有此市", "pla-")
    assert Tie.objects.get().parties.filter(party=name.entity_id, country="FR").exists()


def test_the_same_pair_twice_is_asked_about_unless_it_was_upgraded(officer: User) -> None:
    upgraded = [9, "上川町—伊春市", "日本", "2021年", "市级", "友好合作", None, None]
    one = draft(xlsx([CLEAR, CLEAR, upgraded]), by=officer)
    assert codes(one) == {5: ["twice"]}
    keep_twice(row(one, 5), by=officer)
    assert codes(one) == {}
    skip_rows([row(one, 5)], by=officer)
    take_rows_back_in([row(one, 5)], by=officer)
    assert codes(one) == {5: ["twice"]}


def test_sheets_with_the_same_columns_are_one_list(officer: User) -> None:
    data = xlsx([CLEAR], sheets=("市级", "县级"))
    one = draft(data, by=officer)
    assert sorted(one.rows.exclude(state="no_row").values_list("sheet", "state")) == [(0, "ready"), (1, "bad")]
    set_columns(one, by=officer, columns=one.columns, alike=False)
    assert list(one.rows.exclude(state="no_row").values_list("sheet", "state")) == [(0, "ready")]


def test_a_list_without_our_side_takes_it_from_the_whole_list(officer: User) -> None:
    text = "都市名,国名,提携年月日,種別\n旭川市,日本,平成7年11月21日,友好都市\n"
    one = draft(text.encode("cp932"), by=officer, file_name="list.csv")
    assert codes(one) == {2: ["party_missing"]}
    with pytest.raises(NotReady, match="both parties"):
        request_import(one, by=officer)
    set_columns(one, by=officer, columns=one.columns, home="cn:230100")
    one.refresh_from_db()
    run(one, officer)
    assert Tie.objects.get().since == "1995-11-21"


def test_the_public_sees_only_what_is_published(officer: User) -> None:
    one = draft(xlsx([CLEAR]), by=officer)
    set_columns(one, by=officer, columns=one.columns, public=False)
    one.refresh_from_db()
    run(one, officer)
    assert (Tie.objects.count(), public_ties().count()) == (1, 0)


def test_who_may(viewer: User, officer: User) -> None:
    with pytest.raises(PermissionDenied):
        draft(xlsx(), by=viewer)
    one = draft(xlsx([CLEAR]), by=officer)
    with pytest.raises(PermissionDenied):
        request_import(one, by=viewer)
    with pytest.raises(PermissionDenied):
        answer_row(row(one, 4), by=viewer, field="signed_on", value="2019")


def test_what_is_imported_cannot_be_changed_until_it_is_taken_back(officer: User) -> None:
    one = run(draft(xlsx([CLEAR]), by=officer), officer)
    assert not import_now(one)
    for verb in (
        lambda: skip_rows([row(one, 4)], by=officer),
        lambda: request_import(one, by=officer),
        lambda: start_again(one, by=officer),
        lambda: reopen(one, by=officer),
    ):
        with pytest.raises(NotReady):
            verb()


def test_an_import_that_died_can_be_started_again(officer: User) -> None:
    one = draft(xlsx([CLEAR]), by=officer)
    request_import(one, by=officer)
    ImportDraft.objects.filter(pk=one.pk).update(status="running", moved_at=None)
    one.refresh_from_db()
    start_again(one, by=officer)
    one.refresh_from_db()
    assert import_now(one) and one.status == "done"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({3: "2100年"}, "in_future"),
        ({1: "哈尔滨市—哈尔滨市", 2: "中国"}, "same_place"),
        ({1: "伊春市"}, "parties_unclear"),
        ({5: "好朋友"}, "kind_unknown"),
        ({1: None}, "party_missing"),
        ({1: "伊春市—上川町、旭川市"}, "several_ties"),
        ({1: "伊春市—上川町；哈尔滨市—旭川市"}, "several_ties"),
        ({1: "=A1"}, "formula"),
    ],
)
def test_what_stands_in_the_way(changes: dict[int, object], code: str, officer: User) -> None:
    cells = [changes.get(column, cell) for column, cell in enumerate(CLEAR)]
    assert code in codes(draft(xlsx([cells]), by=officer))[4]


def test_a_formula_in_the_place_of_both_parties_is_asked_about_once_and_answered(officer: User) -> None:
    one = draft(xlsx([[1, "=A1", *CLEAR[2:]]]), by=officer)
    assert codes(one) == {4: ["formula"]}
    for side, place in (("party_a", "cn:230700"), ("party_b", "gn:2127733")):
        answer_row(row(one, 4), by=officer, field=side, value=place)
    assert codes(one) == {} and row(one, 4).tie


def test_what_a_person_should_know_of_the_file(officer: User) -> None:
    def notes(rows: list[list[object]], header: list[str]) -> list[str]:
        return notes_of(draft(xlsx(rows, header=header, titles=False), by=officer))

    assert notes([CLEAR], HEADER) == []
    assert notes([], HEADER) == [
        "“list.xlsx”, sheet “名单”: no row of a list stands below the header in row 1. Choose another sheet or header "
        "row, or add the rows and send the file again."
    ]
    [twice] = notes([["伊春市", "上川町", "2019", "2018"]], ["中方城市", "外方城市", "日期", "日期"])
    assert "“日期” stands over the columns C, D; read: C." in twice
    [unknown] = notes([["哈尔滨市", "旭川市", "1995"]], ["伊春市", "上川町", "2019"])
    assert "row 1 was taken for the header, and none of its words is known (“伊春市”, “上川町”, “2019”)" in unknown


def test_the_rows_keep_their_order_of_worry(officer: User) -> None:
    from youcheng.intake.domain.queries.imports import rows_to_show

    one = draft(xlsx([CLEAR, NO_MONTH, ERA]), by=officer)
    assert [found.number for found in rows_to_show(one)] == [5, 4, 6]
    assert HEADER[1] in one.headers
