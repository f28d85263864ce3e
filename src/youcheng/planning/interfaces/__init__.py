"""Forms and files of the planning room."""
