"""Querysets of the intake room, in one place."""
