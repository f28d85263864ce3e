"""Intake: the reading queue and the review desk, imports."""
