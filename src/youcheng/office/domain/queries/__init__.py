"""Reusable querysets of the office room."""
