"""Reusable querysets of the accounts room."""
