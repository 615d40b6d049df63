"""The files that a project commits: the allowlist, and the record of its payload classes."""
