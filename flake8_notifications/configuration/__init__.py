"""What a run goes by, as flake8's own configuration code reads it."""
