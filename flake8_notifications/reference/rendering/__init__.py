"""The forms that a reference is written in."""
