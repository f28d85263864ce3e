"""Explanations: why a request was left out, and why no timetable exists."""
