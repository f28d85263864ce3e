"""Pages of coverage and plans."""
