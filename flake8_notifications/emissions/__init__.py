"""The legacy notifications that a project sends, and those that it may."""
