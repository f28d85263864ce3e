"""What may be done in planning."""
