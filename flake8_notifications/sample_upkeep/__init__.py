"""Keeping the samples of a project as its notifications are: what is wrong, and what mends it."""
