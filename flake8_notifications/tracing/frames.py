"""The position of a frame: lexically, and on the call stack."""

from __future__ import annotations

from flake8_notifications.interpretation.values.scopes import Frame


def lexical(frame: Frame) -> list[Frame]:
    """A frame and its enclosing frames, innermost first."""
    frames = []
    current: Frame | None = frame
    while current is not None:
        frames.append(current)
        current = current.parent
    return frames


def is_of_comprehension(frame: Frame) -> bool:
    return frame.function is None and not frame.is_lazy and frame.parent is not None


def is_of_import(frame: Frame) -> bool:
    """Whether a function is called during an import."""
    current: Frame | None = frame
    while current is not None and current.plan is None and not current.is_lazy:
        if current.is_later:
            return False
        current = current.parent if is_of_comprehension(current) else current.caller
    return current is not None and current.is_lazy


def around_comprehensions(frame: Frame) -> Frame:
    """The frame of the call or body to which the frame of a comprehension belongs."""
    while is_of_comprehension(frame) and frame.parent is not None:
        frame = frame.parent
    return frame
