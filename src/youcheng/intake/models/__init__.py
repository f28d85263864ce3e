"""Models of the intake room: readings in the queue, their findings, what was decided; duplicates."""

from youcheng.intake.models.decision import Decision
from youcheng.intake.models.duplicate import DuplicateCandidate, DuplicateSearch
from youcheng.intake.models.finding import Finding
from youcheng.intake.models.reading import Reading
from youcheng.intake.models.spreadsheet import ColumnMapping, DraftRow, DraftSheet, ImportDraft
from youcheng.intake.models.story import Story

__all__ = [
    "ColumnMapping",
    "Decision",
    "DraftRow",
    "DraftSheet",
    "DuplicateCandidate",
    "DuplicateSearch",
    "Finding",
    "ImportDraft",
    "Reading",
    "Story",
]
