"""Models of the office room."""

from youcheng.office.models.contact import Contact, ContactPost, Reach
from youcheng.office.models.file import File
from youcheng.office.models.message import Delivery, Message, MessageText
from youcheng.office.models.notification import Notification
from youcheng.office.models.task import Note, Task

__all__ = [
    "Contact",
    "ContactPost",
    "Delivery",
    "File",
    "Message",
    "MessageText",
    "Note",
    "Notification",
    "Reach",
    "Task",
]
