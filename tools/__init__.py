"""Programs for those who work on Youcheng."""
