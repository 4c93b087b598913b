"""What the readers of databases share: cells, codes, coders, texts, and what was deleted."""
