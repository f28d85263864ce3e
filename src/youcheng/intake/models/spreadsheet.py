"""Spreadsheets on their way into the registry: the file's sheets, how its columns are read, each row with answers."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from youcheng.accounts.models import Organisation
from youcheng.registry.models import Batch


class ImportDraft(models.Model):
    """One uploaded file, from its columns through the preview to the import and its undoing.

    ``columns`` maps a column (counted from 0, as text) to the field it is read as; ``defaults`` holds what no column
    says: ``home`` (a place id), ``home_text``, ``kind``. Nothing of a draft is in the registry before it is imported.
    """

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("import", "being prepared")
        QUEUED = "queued", pgettext_lazy("import", "waiting to be imported")
        RUNNING = "running", pgettext_lazy("import", "being imported")
        DONE = "done", pgettext_lazy("import", "imported")
        FAILED = "failed", pgettext_lazy("import", "not imported")
        UNDONE = "undone", pgettext_lazy("import", "taken back")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="import_drafts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="import_drafts")
    at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    format = models.CharField(max_length=4)
    encoding = models.CharField(max_length=12, blank=True)
    epoch = models.PositiveSmallIntegerField(default=1900)
    sheet = models.PositiveSmallIntegerField(default=0)
    """Position of the sheet that the list stands on."""
    alike = models.BooleanField(default=True)
    """Whether sheets with the same header row belong to the list too."""
    header_row = models.PositiveIntegerField(default=0)
    header_depth = models.PositiveSmallIntegerField(default=1)
    headers = models.JSONField(default=list)
    signature = models.CharField(max_length=64, blank=True)
    columns = models.JSONField(default=dict)
    defaults = models.JSONField(default=dict)
    preset = models.CharField(max_length=40, blank=True)
    remembered = models.BooleanField(default=False)
    """Whether the columns are read as this organisation read the same headers before."""
    public = models.BooleanField(default=True)
    """Whether the public sees what is imported."""
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.OPEN)
    step = models.CharField(max_length=20, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    moved_at = models.DateTimeField(null=True, blank=True)
    """When the running import last said that it lives."""
    error = models.TextField(blank=True)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts")
    gone = models.JSONField(default=list)
    """Ties that the last import of this list had and this one has not: ``[{"tie": "tie-…", "quote": "…"}]``"""

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["organisation", "-at"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status__in=["done", "undone"]) | models.Q(batch__isnull=False),
                name="import_draft_done_has_batch",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_open(self) -> bool:
        """Whether columns and answers may still change."""
        return self.status in (ImportDraft.Status.OPEN, ImportDraft.Status.FAILED)

    @property
    def badge(self) -> str:
        """The badge that goes with the status."""
        return {"done": "accepted", "failed": "failed", "undone": "rejected", "open": "proposed"}.get(
            self.status, "queued"
        )


class DraftSheet(models.Model):
    """A sheet of the file as it stands, so that its columns can be read anew without the file."""

    draft = models.ForeignKey(ImportDraft, on_delete=models.CASCADE, related_name="sheets")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    rows = models.JSONField(default=list)
    merged = models.JSONField(default=list)
    hidden = models.BooleanField(default=False)
    row_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["draft", "position"]
        constraints = [models.UniqueConstraint(fields=["draft", "position"], name="draft_sheet_once")]

    def __str__(self) -> str:
        return self.name


class DraftRow(models.Model):
    """A row of the list: its cells, what each is understood as, and what a person said instead.

    ``cells`` is what the page shows, one answer per column; ``answers`` maps a field to a person's value; ``tie`` and
    ``claims`` are what the row will say once it is imported.
    """

    class State(models.TextChoices):
        BAD = "bad", pgettext_lazy("row", "needs an answer")
        READY = "ready", pgettext_lazy("row", "ready")
        SKIPPED = "skipped", pgettext_lazy("row", "left out")
        NO_ROW = "no_row", pgettext_lazy("row", "not a row of the list")

    class Outcome(models.TextChoices):
        UNKNOWN = "", "–"
        NEW = "new", pgettext_lazy("row", "new")
        CHANGED = "changed", pgettext_lazy("row", "changes what is there")
        SAME = "same", pgettext_lazy("row", "there already")

    draft = models.ForeignKey(ImportDraft, on_delete=models.CASCADE, related_name="rows")
    sheet = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    """The row's number in its sheet, from 1, as spreadsheets show it."""
    cells = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    """``[{"code": "ambiguous", "field": "party_b", …}]``, see ``domain.spreadsheets.understand``."""
    state = models.CharField(max_length=8, choices=State.choices)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    tie = models.CharField(max_length=40, blank=True)
    quote = models.TextField(blank=True)
    said = models.JSONField(default=dict)
    """``{"places": [...], "claims": [...], "agreement": {...}}``: what the row says, as the import takes it."""

    class Meta:
        ordering = ["draft", "sheet", "number"]
        constraints = [models.UniqueConstraint(fields=["draft", "sheet", "number"], name="draft_row_once")]
        indexes = [models.Index(fields=["draft", "state"])]

    def __str__(self) -> str:
        return f"{self.draft} {self.number}"

    @property
    def problem_fields(self) -> set[str]:
        """Fields that need an answer."""
        return {str(problem.get("field", "")) for problem in self.problems}


class ColumnMapping(models.Model):
    """How an organisation reads a list with these headers: kept from one import for the next."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="column_mappings")
    signature = models.CharField(max_length=64)
    columns = models.JSONField()
    defaults = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="column_mappings")
    used_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "signature"], name="column_mapping_once")]

    def __str__(self) -> str:
        return f"{self.organisation} {self.signature[:8]}"
