"""Addresses of the desk."""

from __future__ import annotations

from django.urls import include, path

from youcheng.intake.views import (
    add,
    compare,
    conflicts,
    decisions,
    desk,
    duplicates,
    history,
    lists,
    merges,
    panels,
    queue,
)

app_name = "intake"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("add/", add.add, name="add"),
    path("conflicts/", conflicts.conflicts, name="conflicts"),
    path("conflicts/settle/", conflicts.settle, name="settle"),
    path("conflicts/<uuid:group>/take-back/", conflicts.unsettle, name="unsettle"),
    path("duplicates/", duplicates.duplicates, name="duplicates"),
    path("duplicates/search/", duplicates.search, name="duplicates_search"),
    path("duplicates/<int:pk>/same/", duplicates.same, name="duplicate_same"),
    path("duplicates/<int:pk>/different/", duplicates.different, name="duplicate_different"),
    path("duplicates/<int:pk>/later/", duplicates.later, name="duplicate_later"),
    path("duplicates/compare/", compare.compare, name="compare"),
    path("duplicates/compare/suggest/", compare.suggest, name="compare_suggest"),
    path("duplicates/compare/same/", compare.same, name="compare_same"),
    path("duplicates/compare/different/", compare.different, name="compare_different"),
    path("merges/", merges.merges, name="merges"),
    path("merges/<int:pk>/take-back/", merges.take_back, name="take_back"),
    path("lists/", lists.lists, name="lists"),
    path("lists/lists.csv", lists.download, name="lists_csv"),
    path("imports/", include("youcheng.intake.import_urls")),
    path("history/<str:entity_id>/", history.history, name="history"),
    path("documents/<int:pk>/", desk.desk, name="desk"),
    path("documents/<int:pk>/status/", desk.status, name="status"),
    path("documents/<int:pk>/original/", desk.original, name="original"),
    path("documents/<int:pk>/assign/", desk.assign_document, name="assign"),
    path("documents/<int:pk>/read-again/", desk.again, name="read_again"),
    path("documents/<int:pk>/accept-remaining/", decisions.accept_rest, name="accept_remaining"),
    path("documents/<int:pk>/undo/", decisions.undo, name="undo"),
    path("facts/<int:pk>/accept/", decisions.accept, name="accept"),
    path("facts/<int:pk>/reject/", decisions.reject, name="reject"),
    path("facts/<int:pk>/reason/", decisions.reason, name="reason"),
    path("facts/<int:pk>/correct/", panels.correct, name="correct"),
    path("facts/<int:pk>/merge/", panels.merge, name="merge"),
    path("facts/<int:pk>/place/<int:index>/", panels.place, name="place"),
]
