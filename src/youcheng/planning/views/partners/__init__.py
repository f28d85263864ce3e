"""Pages of partner search."""
