"""What may be done with users, links and organisations."""
