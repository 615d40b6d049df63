"""Keeping what was found out for the next run, in a directory that nobody has to trust."""
