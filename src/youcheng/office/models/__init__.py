"""Models of the office room."""

from youcheng.office.models.file import File

__all__ = ["File"]
