"""Finds the versioned notifications that a project sends; ``catalogue`` has them as data."""
