"""Addresses of imports."""

from __future__ import annotations

from django.urls import path

from youcheng.intake.views import other_imports, wikidata
from youcheng.intake.views.spreadsheets import imports, preview

urlpatterns = [
    path("", imports.imports, name="imports"),
    path("wikidata/", wikidata.wikidata, name="wikidata"),
    path("other/<int:pk>/", other_imports.other_import, name="other_import"),
    path("other/<int:pk>/undo/", other_imports.undo, name="other_import_undo"),
    path("<int:pk>/", preview.draft, name="import_draft"),
    path("<int:pk>/columns/", imports.columns, name="import_columns"),
    path("<int:pk>/sheet/", imports.sheet, name="import_sheet"),
    path("<int:pk>/file/", imports.original, name="import_file"),
    path("<int:pk>/discard/", imports.discard, name="import_discard"),
    path("<int:pk>/rows/<int:row>/", preview.answer, name="import_answer"),
    path("<int:pk>/start/", preview.start, name="import_start"),
    path("<int:pk>/again/", preview.again, name="import_again"),
    path("<int:pk>/undo/", preview.undo, name="import_undo"),
    path("<int:pk>/prepare-again/", preview.prepare_again, name="import_prepare_again"),
]
