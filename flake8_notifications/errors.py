"""What goes wrong by no fault of the program."""

from __future__ import annotations


class InputError(Exception):
    """Something that cannot be used; the message is one line that says what to do."""


class SettingsError(InputError):
    """Settings that make no sense; the message is one line that says what to do."""


class BindingError(InputError):
    """An option that names something which is not there; the message is one line."""
