"""What may be done with documents in the queue and facts on the desk."""
