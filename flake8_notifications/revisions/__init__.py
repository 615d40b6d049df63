"""A project as it was at another revision: what it had recorded, and its payload classes."""
