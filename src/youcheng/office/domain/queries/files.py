"""Querysets of files."""

from __future__ import annotations

from django.db.models import QuerySet

from youcheng.accounts.models import User
from youcheng.office.domain.queries.scope import about, about_seen_by
from youcheng.office.domain.things import Thing
from youcheng.office.models import File


def files_seen_by(user: User) -> QuerySet[File]:
    """Files that the person may open, newest first, with organisation and keeper."""
    return about_seen_by(File.objects.select_related("organisation", "kept_by"), user)


def files_about(thing: Thing, *, seen_by: User) -> QuerySet[File]:
    """Files about this thing that the person may open."""
    return about(files_seen_by(seen_by), thing)
