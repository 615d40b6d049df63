"""What is put into a container of which only the name is known.

A queue that is an attribute of something unknown has at least the items that the same function puts
there; where no other code of the project puts anything into one of its name, it has no others.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from flake8_notifications.emissions.bodies import Context, Site
from flake8_notifications.project.texts import Texts
from flake8_notifications.source import syntax

#: Methods that put their only argument into their container.
_ADDERS: Final = frozenset({"add", "append", "appendleft", "put", "put_nowait"})
#: Ones that add something in another way.
_FILLERS: Final = frozenset({"extend", "extendleft", "insert", "update"})


class Additions(NamedTuple):
    """What one function puts into a container.

    :ivar items: with the sites where they are put there.
    :ivar are_all: whether no other code may put anything there.
    """

    items: tuple[tuple[Site, syntax.Expression], ...]
    are_all: bool


def of(context: Context, container: syntax.Expression, texts: Texts) -> Additions:
    """What a function puts into a container, by how that is written."""
    path = _dotted(container)
    if path is None:
        return Additions((), are_all=False)
    items = tuple(
        (site, call.arguments[0].value)
        for site, call in _calls(context, path[-1])
        if _is_addition(call, path)
    )
    if not items:
        return Additions((), are_all=False)
    return Additions(items, _count(texts, path[-1]) == len(items))


def _calls(context: Context, name: str) -> list[tuple[Site, syntax.Call]]:
    return [pair for site in context.mentions.get(name, ()) for pair in site.calls]


def _is_addition(call: syntax.Call, path: tuple[str, ...]) -> bool:
    match call:
        case syntax.Call(
            function=syntax.Attribute(value=holder, name=method),
            arguments=(syntax.Argument(kind="positional"),),
        ):
            return method in _ADDERS and _dotted(holder) == path
        case _:
            return False


def _count(texts: Texts, name: str) -> int:
    """How often something is put into a container of a name, anywhere."""
    wanted = [f"{name}.{method}(" for method in sorted(_ADDERS | _FILLERS)]
    return sum(
        len(texts.lines(path, each, is_part=True))
        for path in texts.mentioning(*wanted)
        for each in wanted
    )


def _dotted(node: syntax.Expression) -> tuple[str, ...] | None:
    """The names of ``a.b.c``, or None for anything else."""
    match node:
        case syntax.Name(id=name):
            return (name,)
        case syntax.Attribute(value=value, name=name):
            holder = _dotted(value)
            return None if holder is None else (*holder, name)
        case _:
            return None
