"""One sample at a time: a JSON file read, compared with its payload class, edited as text."""
