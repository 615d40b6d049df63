"""Payload classes: which they are, their shapes, fingerprints, and what changed."""
