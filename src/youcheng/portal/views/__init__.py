"""Pages of the portal room."""
