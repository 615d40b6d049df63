"""The abstract interpreter: what a project's code does, without running anything."""
