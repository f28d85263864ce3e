"""Forms and exports of the office room."""
