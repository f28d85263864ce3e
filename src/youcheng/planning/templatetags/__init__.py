"""Template tags of the planning room."""
