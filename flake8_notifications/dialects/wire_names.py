"""What turns the name of a field in Python into that on the wire."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.interpretation.plain import single
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax


def to_pascal(name: str) -> str:
    """As ``pydantic.alias_generators.to_pascal``."""
    camel = name.title()
    return re.sub("([0-9A-Za-z])_(?=[0-9A-Z])", lambda match: match[1], camel)


def to_camel(name: str) -> str:
    """As ``pydantic.alias_generators.to_camel``."""
    if re.match("^[a-z]+[A-Za-z0-9]*$", name) and not re.search(r"\d(?=[a-z])", name):
        return name
    camel = to_pascal(name)
    return re.sub("(^_*[A-Z])", lambda match: match[1].lower(), camel)


def to_snake(name: str) -> str:
    """As ``pydantic.alias_generators.to_snake``."""
    snake = re.sub(r"([A-Z]+)([A-Z][a-z])", lambda match: f"{match[1]}_{match[2]}", name)
    snake = re.sub(r"([a-z])([A-Z])", lambda match: f"{match[1]}_{match[2]}", snake)
    snake = re.sub(r"([0-9])([A-Z])", lambda match: f"{match[1]}_{match[2]}", snake)
    snake = re.sub(r"([a-z])([0-9])", lambda match: f"{match[1]}_{match[2]}", snake)
    return snake.replace("-", "_").lower()


#: Those of pydantic, by their canonical names.
ALIAS_GENERATORS: Final[dict[str, Callable[[str], str]]] = {
    "pydantic.to_camel": to_camel,
    "pydantic.to_pascal": to_pascal,
    "pydantic.to_snake": to_snake,
}


def _msgspec_camel(name: str) -> str:
    return _joined(name, first=False)


def _msgspec_pascal(name: str) -> str:
    return _joined(name, first=True)


def _joined(name: str, *, first: bool) -> str:
    """As ``rename_camel`` and ``rename_pascal`` of msgspec: leading underscores stay."""
    stripped = name.lstrip("_")
    lead = name[: len(name) - len(stripped)]
    words = stripped.split("_")
    parts = [word[:1].upper() + word[1:] for word in words]
    if not first and parts:
        parts[0] = words[0]
    return lead + "".join(parts)


def _msgspec_kebab(name: str) -> str:
    stripped = name.lstrip("_")
    return stripped.rstrip("_").replace("_", "-")


#: Those that msgspec has names for.
RENAMINGS: Final[dict[str, Callable[[str], str]]] = {
    "lower": str.lower,
    "upper": str.upper,
    "camel": _msgspec_camel,
    "pascal": _msgspec_pascal,
    "kebab": _msgspec_kebab,
}


def called(
    machine: DialectInterpreter, function: Value, name: str, node: syntax.Node, frame: Frame
) -> str | Unknown | None:
    """What a function of the project makes of a name."""
    with machine.apart():
        made = single(machine, machine.call(function, Arguments((Constant(name),)), node, frame))
    match made:
        case Constant(value=str() | None):
            return made.value  # type: ignore[return-value]
        case Unknown():
            return made
        case _:
            return Unknown("a name on the wire that is computed", machine.place(node, frame))


def looked_up(machine: DialectInterpreter, table: DictObject, name: str) -> str | Unknown | None:
    """What a dict says of a name; None where it says nothing."""
    for _, entries in table.states[:1]:
        if len(table.states) > 1 or entries.more is not None:
            break
        for key, value in entries.values.values():
            if isinstance(key, Constant) and key.value == name:
                held = single(machine, value)
                if isinstance(held, Constant) and isinstance(held.value, str):
                    return held.value
                return Unknown("a name on the wire that is not known")
        return None
    return Unknown("a table of names that is not known", table.place)
