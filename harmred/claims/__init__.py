"""What may be said: each sentence of the abstract against its evidence."""
