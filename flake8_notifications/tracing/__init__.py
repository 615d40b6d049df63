"""The search for what a project sends: which functions to run, and what their callers pass."""
