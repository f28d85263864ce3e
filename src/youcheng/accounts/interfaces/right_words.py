"""The actions that permissions are about, in the reader's language."""

from __future__ import annotations

from django.utils.translation import pgettext, pgettext_lazy

from youcheng.accounts.domain.matrix import Row

ACTIONS = (
    pgettext_lazy("right", "See the queue, documents as received and proposed facts"),
    pgettext_lazy("right", "Upload or paste a document to be read"),
    pgettext_lazy("right", "Accept, correct, reject or undo; settle conflicts"),
    pgettext_lazy("right", "Import a batch, whose claims are accepted by the person who runs it"),
    pgettext_lazy("right", "Show facts to the public or withdraw them"),
    pgettext_lazy("right", "Judge two entities to be one, or take such a judgement back"),
    pgettext_lazy("right", "Confirm what is known of a unit's ties, make plans, shortlist partners"),
    pgettext_lazy("right", "Approve, return or reject a prospective tie that was submitted, as the office above does"),
    pgettext_lazy("right", "See the office room"),
    pgettext_lazy("right", "Keep contacts, tasks, notes and files"),
    pgettext_lazy("right", "See more of a contact than name and posts, and what is kept about a contact"),
    pgettext_lazy("right", "Write to contacts in the organisation's name"),
    pgettext_lazy("right", "Take contacts out of the system as files"),
    pgettext_lazy("right", "Erase a contact's personal data for good, or keep it longer"),
    pgettext_lazy("right", "Read who changed which working record, when, from what to what"),
    pgettext_lazy("right", "Invite people and give roles"),
    pgettext_lazy("right", "See and end another person's sessions, close and reopen accounts"),
    pgettext_lazy("right", "Put organisations at the top of the tree or take them from there"),
)
"""The predicates' first sentences; a test finds those that are not translated."""


def first_sentence(words: str) -> str:
    """What a predicate's docstring says before its first full stop or colon, on one line."""
    line = " ".join(words.split("\n\n", maxsplit=1)[0].split())
    for mark in (". ", ": "):
        line = line.split(mark, maxsplit=1)[0]
    return line.rstrip(".")


def action_words(row: Row) -> str:
    """The action in the reader's language."""
    return pgettext("right", first_sentence(row.words))
