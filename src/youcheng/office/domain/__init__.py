"""What may be done in the office room."""
