"""The steps that lead from a value not known yet to what is made of it."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source.syntax import Node

#: How an unknown index is shown.
ANY_INDEX: Final = "…"
#: An attribute looked up under an unknown name.
ANY_ATTRIBUTE: Final = "?"
#: The step from a text to the module that it names.
MODULE_OF: Final = ".<module>"


class CallStep(str):
    """The step from a value not known yet to the result of calling it.

    :ivar call: the arguments, the call expression, and the frame in which it is evaluated.
    """

    __slots__ = ("call",)
    call: tuple[Arguments, Node, Frame]

    def __new__(cls, arguments: Arguments, node: Node, frame: Frame) -> CallStep:
        step = super().__new__(cls, f"(){frame.module.path}:{node.line}:{node.column}")
        step.call = arguments, node, frame
        return step
