"""Sample documents, written for this software: nothing in them was published, and their persons are examples."""
