"""Pages of the import of spreadsheets."""
