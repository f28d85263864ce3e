"""Models of the office room."""

from youcheng.office.models.contact import Contact, ContactPost, Reach
from youcheng.office.models.file import File

__all__ = ["Contact", "ContactPost", "File", "Reach"]
