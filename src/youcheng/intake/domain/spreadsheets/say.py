"""What an understood row says, as claims; and whether the registry has them already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from youcheng.intake.domain.spreadsheets.fields import header_key
from youcheng.intake.domain.spreadsheets.grid import Value, cell_at, is_empty, text_of
from youcheng.intake.domain.spreadsheets.understand import Understood
from youcheng.intake.domain.spreadsheets.words import NO_TITLE
from youcheng.intake.models import DraftRow
from youcheng.registry.domain.bulk import RowClaim
from youcheng.registry.domain.ids import claim_key, derived_id
from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.models import Agreement, Claim, Entity, Tie, TieKind
from youcheng.registry.properties import PROPERTIES

Said = dict[str, Any]
KINDS_IN_TITLES = {
    Agreement.Kind.INTENT.value: ("意向", "letter of intent", "의향"),
    Agreement.Kind.MEMORANDUM.value: ("备忘录", "備忘録", "覚書", "memorandum", "mou", "양해각서"),
    Agreement.Kind.FRAMEWORK.value: ("框架", "枠組", "framework"),
}
KANA, HANGUL, HAN = ("\u3040", "\u30ff"), ("\uac00", "\ud7af"), ("\u4e00", "\u9fff")


def quote_of(headers: Sequence[str], cells: Sequence[Value], sheet: str = "") -> str:
    """A row's words as they are quoted: ``[sheet] header: cell | header: cell``; empty cells are left out."""
    parts = []
    for column in range(len(cells)):
        value = cell_at(cells, column)
        if is_empty(value):
            continue
        header = headers[column] if column < len(headers) else ""
        parts.append(f"{header}: {text_of(value)}" if header else text_of(value))
    return (f"[{sheet}] " if sheet else "") + " | ".join(parts)


def said_by(row: Understood) -> Said:
    """The claims of a row about its tie, the agreement it names, and places kept under their own names."""
    values = row.values
    signed, kind = values.get("signed_on", ""), values.get("kind", "")
    tie: list[list[Any]] = [["party", values["party_a"], "", ""], ["party", values["party_b"], "", ""]]
    if kind and kind != TieKind.UNSPECIFIED:
        tie.append(["tie_kind", kind, "", signed])
    if signed:
        tie.append(["signed_on", signed, "", ""])
    if status := values.get("status", ""):
        over = status in (Tie.LegalStatus.TERMINATED, Tie.LegalStatus.EXPIRED)
        tie.append(["legal_status", status, "", values.get("ended_on", "") if over else ""])
    if ended := values.get("ended_on", ""):
        tie.append(["ended_on", ended, "", ""])
    said: Said = {"tie": [_clean(one) for one in tie], "places": row.own_places}
    title = values.get("agreement", "")
    if title and header_key(title) not in NO_TITLE and header_key(title):
        agreement = [["title", title, language_of(title), ""], ["of_tie", row.tie, "", ""]]
        agreement.append(["agreement_kind", _agreement_kind(title), "", ""])
        if signed:
            agreement.append(["signed_on", signed, "", ""])
        if words := values.get("field", ""):
            agreement.append(["field", words, language_of(words), ""])
        said["agreement"] = {
            "id": derived_id("agreement", row.tie, header_key(title)),
            "claims": [_clean(one) for one in agreement],
        }
    return said


def _agreement_kind(title: str) -> str:
    """What a title calls itself; a letter of intent is no agreement."""
    named = title.casefold()
    for kind, words in KINDS_IN_TITLES.items():
        if any(word in named for word in words):
            return kind
    return Agreement.Kind.AGREEMENT.value


def _clean(claim: list[Any]) -> list[Any]:
    name, value, language, start = claim
    return [name, PROPERTIES[name].type.clean(value), language, start]


def language_of(text: str) -> str:
    """The language that the script of a few words tells: kana Japanese, hangul Korean, ideographs alone Chinese."""
    for (first, last), language in ((KANA, "ja"), (HANGUL, "ko"), (HAN, "zh-Hans")):
        if any(first <= char <= last for char in text):
            return language
    return "en" if text.isascii() else ""


def row_claims(claims: Iterable[Sequence[Any]]) -> tuple[RowClaim, ...]:
    """Claims from the form in which drafts keep them."""
    return tuple(RowClaim(name, value, language, start) for name, value, language, start in claims)


def outcomes(rows: Sequence[tuple[str, Mapping[str, Any]]]) -> list[str]:
    """For each tie and what its row says: new, changed, or there already, as the registry stands now."""
    keys = [
        [claim_key(tie, *claim) for claim in said["tie"]]
        + [claim_key(said["agreement"]["id"], *claim) for claim in said.get("agreement", {}).get("claims", [])]
        for tie, said in rows
    ]
    standing: set[str] = set()
    decided = (Claim.Status.ACCEPTED, Claim.Status.CORRECTED, Claim.Status.REJECTED)
    for part in chunks({key for row in keys for key in row}):
        standing.update(Claim.objects.filter(key__in=part, status__in=decided).values_list("key", flat=True))
    ties: set[str] = set()
    accepted = Claim.objects.filter(status=Claim.Status.ACCEPTED, property="party", entity__kind=Entity.Kind.TIE)
    for part in chunks({tie for tie, _said in rows}):
        ties.update(accepted.filter(entity__in=part).values_list("entity", flat=True))
    return [
        DraftRow.Outcome.NEW.value
        if tie not in ties
        else DraftRow.Outcome.SAME.value
        if standing.issuperset(row)
        else DraftRow.Outcome.CHANGED.value
        for (tie, _said), row in zip(rows, keys, strict=True)
    ]
