"""Where a frame of execution stands."""

from __future__ import annotations

from flake8_notifications.interpretation.values import Frame


def lexical(frame: Frame) -> list[Frame]:
    """A frame and those around it."""
    found = []
    around: Frame | None = frame
    while around is not None:
        found.append(around)
        around = around.parent
    return found


def is_of_comprehension(frame: Frame) -> bool:
    return frame.function is None and not frame.is_lazy and frame.parent is not None


def is_of_import(frame: Frame) -> bool:
    """Whether a function is called while a module is imported."""
    around: Frame | None = frame
    while around is not None and around.plan is None and not around.is_lazy:
        if around.is_later:
            return False
        around = around.parent if is_of_comprehension(around) else around.caller
    return around is not None and around.is_lazy


def around_comprehensions(frame: Frame) -> Frame:
    """The frame of the call, or the body, that the frame of a comprehension belongs to."""
    while is_of_comprehension(frame) and frame.parent is not None:
        frame = frame.parent
    return frame
