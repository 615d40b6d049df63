"""astroid on excerpts: the one module that imports it.

astroid keeps what it knows in one place for the whole process, which pylint may share, and finds
modules by itself: in ``sys.path``, by importing what is no source.  Neither is any use here.  While
an excerpt is looked at, that place is another one, in which there are no modules but the excerpt's.
"""

from __future__ import annotations

import contextlib
import itertools
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Final

import astroid.builder
import astroid.manager
from astroid import nodes

from flake8_notifications.inference.excerpts import ANSWER, Excerpt
from flake8_notifications.interpretation.answers import Answer

#: The calls of Python functions that looking at one excerpt may take.
_MOST_CALLS: Final = 50_000
_MOST_VALUES: Final = 8


def infer(excerpt: Excerpt) -> Answer | None:
    """The value of an excerpt's expression: a constant that one of its definitions holds.

    None where it is anything else, or not certain.
    """
    with _apart(frozenset(excerpt.texts)):
        try:
            with _bounded():
                return _constant(excerpt)
        except (Exception, _TooManyCalls):
            # Whatever goes wrong in there: astroid has no answer.
            return None


def _constant(excerpt: Excerpt) -> Answer | None:
    manager = astroid.manager.AstroidManager()
    builder = astroid.builder.AstroidBuilder(manager)
    built = {name: builder.string_build(text, name) for name, text in excerpt.texts.items()}
    answer = built[excerpt.main].body[-1]
    values = list(itertools.islice(answer.value.infer(), 2))
    match values:
        case [nodes.Const(value=str() | bool() | int() | float() as value) as node]:
            # What astroid has made up, for the result of a builtin say, stands nowhere.
            if node.lineno is not None and node.root() in built.values():
                return Answer(value, excerpt.places.get(_holder(node)))
    return None


def _holder(node: nodes.NodeNG) -> str:
    """The name that a constant is the value of, or the function that returns it."""
    statement = node.statement()
    if isinstance(statement, nodes.Assign):
        return str(statement.targets[0].as_string())
    frame = node.frame()
    return frame.name if isinstance(frame, nodes.FunctionDef) else ANSWER


class _Others:
    """The names of all modules but some."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def __contains__(self, name: object) -> bool:
        return name not in self._names


@contextlib.contextmanager
def _apart(names: frozenset[str]) -> Iterator[None]:
    """With a state of astroid's own that is given up in the end.

    :param names: of the modules that there are.
    """
    manager = astroid.manager.AstroidManager
    # What Python itself is made of has to be there before, once for the process.
    astroid.builder.AstroidBuilder(manager())
    before = manager.brain
    own = {name for name in before["astroid_cache"] if name in sys.builtin_module_names}
    apart = {
        **before,
        "astroid_cache": {name: before["astroid_cache"][name] for name in own},
        "_mod_file_cache": {},
        "_failed_import_hooks": [],
        "always_load_extensions": False,
        "max_inferable_values": _MOST_VALUES,
        "module_denylist": _Others(names | own),
    }
    # Older releases and newer ones call it differently.
    for key in ("extension_package_whitelist", "extension_package_allow_list"):
        if key in before:
            apart[key] = set()
    manager.brain = apart  # type: ignore[assignment]
    try:
        yield
    finally:
        manager.brain = before


class _TooManyCalls(BaseException):
    """No ordinary exception: astroid must not take it for one of its own."""


@contextlib.contextmanager
def _bounded() -> Iterator[None]:
    """With a limit to the work that is done, which does not depend on how fast that is.

    :raises _TooManyCalls: when the limit is reached.
    """
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"
        if calls > _MOST_CALLS:
            raise _TooManyCalls

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)
