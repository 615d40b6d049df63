"""Functions that call their argument later, and what they pass to it."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.source import syntax
from flake8_notifications.tracing import notifiers

#: Functions that call their first argument with the following ones.
CALLERS: Final = frozenset(
    {"submit", "spawn", "spawn_n", "spawn_raw", "start_new_thread", "call_soon",
     "call_soon_threadsafe", "to_thread", "start_soon", "create_thread",
     "tpool_execute", "execute", "add_thread", "add_callback", "register", "defer", "run_sync",
     "add_task", "run_in_threadpool"}
)  # fmt: skip
#: Functions that call their second argument with the following ones.
DELAYED: Final = frozenset(
    {"spawn_after", "finalize", "call_later", "call_at", "run_in_executor",
     "spawn_later", "callLater", "call_after"}
)  # fmt: skip
#: Functions that call their first argument with the items of the others, packed or unpacked.
MAPPING: Final = frozenset({"map", "imap", "imap_unordered", "map_async", "starmap"})
#: Functions that call an argument with a tuple of arguments that follows it, and the keywords for
#: that tuple and for a dict of keyword arguments; such a keyword marks any call as one of these.
PACKED: Final = frozenset(
    {"Timer", "enter", "enterabs", "apply", "apply_async", "start_new_thread"}
)
#: Functions that call what they are given at most once.
ONCE: Final = frozenset({"Thread", "Timer", "Process", "submit", "start_new_thread", "to_thread"})
PACKS: Final = ("args", "argument", "fargs")
KEYWORD_PACKS: Final = ("kwargs", "kwds", "fkwargs")


def send_of_argument(node: syntax.Node, at: int) -> syntax.Call | None:
    """``f.info(context, x, y)`` for the second argument of ``later(0, f.info, context, x, y)``.

    :param at: the position of the argument.
    :return: None where that does not look like a send.
    """
    if not isinstance(node, syntax.Call) or at >= len(node.arguments):
        return None
    if any(argument.kind != "positional" for argument in node.arguments[: at + 1]):
        return None
    method = node.arguments[at].value
    return _send(syntax.Call(node.line, node.column, method, node.arguments[at + 1 :]))


def send_of_keyword(node: syntax.Node, name: str) -> syntax.Call | None:
    """``f.info(context, x, y)`` for ``target`` in ``Thread(target=f.info, args=(context, x, y))``.

    :return: None where that does not look like a send.
    """
    if not isinstance(node, syntax.Call):
        return None
    by_name = node.keywords
    packed = next((by_name[key] for key in PACKS if key in by_name), None)
    if name not in by_name or not isinstance(packed, syntax.Display):
        return None
    arguments = tuple(syntax.Argument("positional", None, item) for item in packed.items)
    return _send(syntax.Call(node.line, node.column, by_name[name], arguments))


def _send(call: syntax.Call) -> syntax.Call | None:
    """A call, if it looks like one of a notifier's method."""
    method = call.function
    is_named = isinstance(method, syntax.Attribute) and method.name in notifiers.PRIORITIES
    return call if is_named and notifiers.has_shape(call) else None


def is_packed(arguments: Arguments) -> bool:
    """Whether keywords of a call say which arguments are for the function that it calls later."""
    return not arguments.keywords.keys().isdisjoint((*PACKS, *KEYWORD_PACKS))
