"""Spreadsheets: sheets of cells into rows that are understood, answered by a person and imported."""
