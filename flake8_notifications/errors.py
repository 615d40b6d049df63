"""What goes wrong by no fault of the program."""

from __future__ import annotations


class InputError(Exception):
    """Something that cannot be used; the message is one line that says what to do."""
