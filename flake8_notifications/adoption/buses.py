"""What sends events in a project that has not said so yet: a proposal, with its reasons.

Nothing is run or followed: sources are read for calls of what known libraries send with, and of
what is named like a publisher and is handed events.
"""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.adoption.event_classes import (
    EventClass,
    EventClasses,
    classes_in,
    key_of,
    last_name,
)
from flake8_notifications.configuration.notifiers import notifier_of
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.errors import InputError
from flake8_notifications.known.senders import SENDERS
from flake8_notifications.naming import named
from flake8_notifications.options import NOTIFIERS, PAYLOAD_BASES, VERSION_ATTRIBUTE
from flake8_notifications.payloads.class_options import NO_VERSION
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import SourceError, parse

#: How functions are called that hand events on to others.
_PUBLISHING: Final = frozenset(
    {"add_event", "dispatch_event", "emit", "emit_event", "fire_event", "post_event", "publish",
     "publish_event", "publish_message", "raise_event", "record_event", "send_event",
     "send_message"}
)  # fmt: skip
#: Those of them that are called so in processes by themselves, too, where the event is a text.
_ALSO_INSIDE: Final = frozenset({"add_event", "emit", "record_event"})
_MENTIONED: Final = re.compile(rf"\b(?:{'|'.join(sorted(_PUBLISHING))})\(")
_MOST_NAMES: Final = 3
_EVENT_TYPE: Final = re.compile(r"\w+(?:[.:/-]\w+)+")


class Proposal(NamedTuple):
    """A line of the ``[flake8]`` section that may be right.

    :ivar reason: what speaks for it.
    :ivar obstacle: why ``init --write`` does not write it; empty where it does.
    """

    option: str
    value: str
    reason: str
    obstacle: str = ""

    @property
    def is_written(self) -> bool:
        return not self.obstacle


class _Passed(NamedTuple):
    """What a call passes that is named like a publisher.

    :ivar target: the function, as an entry names it.
    :ivar place: where in the call the event is: ``0``, or ``0[type]`` and the like.
    :ivar cls: of an object, its class.
    """

    target: str
    place: str
    cls: EventClass | None
    at: Place


def proposals(settings: Settings, modules: Modules) -> list[Proposal]:
    """What to say of a project whose notifiers nobody has named."""
    trees = dict(_trees(modules))
    classes = EventClasses(
        each for path, tree in trees.items() for each in classes_in(tree, modules.name_of(path))
    )
    known = list(_of_libraries(modules))
    called = set(map(_method_of, known))
    found = [
        *known,
        *(
            each
            for each in _of_project(modules, trees, classes)
            # What is only known by what is written is that of the library.
            if not (each.value.startswith("*.") and _method_of(each) in called)
        ),
    ]
    return [each for each in found if not _is_rejected(each, settings, modules)]


def _method_of(proposal: Proposal) -> str:
    return proposal.value.partition(":")[0].rpartition(".")[2]


def _trees(modules: Modules) -> Iterator[tuple[str, ast.Module]]:
    for path in modules.paths:
        try:
            yield path, parse(modules.text(path))
        except SourceError:
            continue


def _is_rejected(proposal: Proposal, settings: Settings, modules: Modules) -> bool:
    """Whether an entry would be an error: it says more than the sources do."""
    if proposal.option != NOTIFIERS.name:
        return False
    try:
        named(dataclasses.replace(settings, notifiers=(notifier_of(proposal.value),)), modules)
    except InputError:
        return True
    return False


# Libraries


def _of_libraries(modules: Modules) -> Iterator[Proposal]:
    texts = modules.texts
    for package, called, entry, is_telling in SENDERS:
        imported = re.compile(rf"^[ \t]*(?:from|import) {re.escape(package)}\b", re.MULTILINE)
        importing = [path for path in texts.mentioning(package) if texts.says(path, imported)]
        if not importing:
            continue
        calling = (
            texts.mentioning(called) if is_telling else texts.mentioning_among(importing, called)
        )
        for path in calling[:1]:
            line = min(texts.lines(path, called, is_part=True))
            yield Proposal(NOTIFIERS.name, entry, f"{package} is called at {path}:{line}")


# The project's own


def _of_project(
    modules: Modules, trees: dict[str, ast.Module], classes: EventClasses
) -> Iterator[Proposal]:
    defined = _Definitions(modules, trees)
    groups: dict[tuple[str, str], list[_Passed]] = {}
    for path, tree in trees.items():
        if _MENTIONED.search(modules.text(path)):
            for each in _passed_in(tree, path, defined, classes):
                groups.setdefault((each.target, each.place), []).append(each)
    families: dict[str, EventClass] = {}
    for (target, place), passed in sorted(groups.items()):
        objects = list({each.cls.dotted: each.cls for each in passed if each.cls}.values())
        if objects:
            families.update((each.dotted, each) for each in objects)
            attribute = classes.type_of(objects)
            reason = f"{_calls(passed)} objects of {_names(objects)}"
            if place == "self":
                if attribute is None:
                    continue
                reason = f"objects of {_names(objects)} send themselves"
            if attribute and all(map(classes.is_dict, objects)):
                place += f"[{attribute}]"
            else:
                place += f".{attribute}" if attribute else ".__class__.__name__"
        elif "[" in place:
            reason = f"{_calls(passed)} dicts with their type"
        elif len(passed) > 1:
            reason = f"{_calls(passed)} texts that look like event types"
        else:
            continue
        reason += f" ({passed[0].at.path}:{passed[0].at.line})"
        yield Proposal(NOTIFIERS.name, f"{target}:{place}", reason)
    base = classes.base_of(families.values())
    if base is not None:
        descend = "descends" if len(families) == 1 else "descend"
        is_one = base in families
        reason = "it is sent" if is_one else f"{_names(families.values())} {descend} from it"
        yield Proposal(PAYLOAD_BASES.name, base, reason)
        yield _version(base, classes)


def _version(base: str, classes: EventClasses) -> Proposal:
    """Where the classes of a family keep their version."""
    family = classes.family(base)
    version = classes.version_of(family)
    if version is None:
        return Proposal(VERSION_ATTRIBUTE.name, NO_VERSION, "these classes have no version")
    name, count = version
    holders = (
        "all of these classes have"
        if count == len(family)
        else (f"{count} of these {len(family)} classes have")
    )
    return Proposal(VERSION_ATTRIBUTE.name, name, f"{holders} it")


def _calls(passed: Sequence[_Passed]) -> str:
    return "1 call hands it" if len(passed) == 1 else f"{len(passed)} calls hand it"


def _names(classes: Iterable[EventClass]) -> str:
    names = sorted({each.dotted.rpartition(".")[2] for each in classes})
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"{', '.join(names[:_MOST_NAMES])}{more}"


class _Definitions:
    """Where functions are defined that are named like publishers."""

    def __init__(self, modules: Modules, trees: dict[str, ast.Module]) -> None:
        self._functions: dict[str, list[str]] = {}
        #: By name, the classes that have a method of it, with the names of their bases.
        self._methods: dict[str, dict[str, set[str]]] = {}
        for path, tree in trees.items():
            module = modules.name_of(path)
            for name in _publishers(tree.body):
                self._functions.setdefault(name, []).append(f"{module}.{name}")
            for node in tree.body:
                if isinstance(node, ast.ClassDef):
                    bases = {each for each in map(last_name, node.bases) if each}
                    for name in _publishers(node.body):
                        self._methods.setdefault(name, {})[f"{module}.{node.name}"] = bases

    def target(self, call: ast.Call) -> str | None:
        """What a call calls, as an entry names it; None for what is not to be named."""
        match call.func:
            case ast.Name(id=name):
                functions = self._functions.get(name, [])
                return functions[0] if len(functions) == 1 else None
            case ast.Attribute(attr=name, value=holder):
                functions = self._functions.get(name, [])
                methods = self._methods.get(name, {})
                if len(functions) == 1 and not methods:
                    return functions[0]
                return self._root(name) or _written(holder, name)
            case _:
                return None

    def _root(self, name: str) -> str | None:
        """The method that all others of its name override."""
        methods = self._methods.get(name, {})
        names = {dotted.rpartition(".")[2] for dotted in methods}
        roots = [dotted for dotted, bases in methods.items() if names.isdisjoint(bases)]
        return f"{roots[0]}.{name}" if len(roots) == 1 else None

    def of_event(self, lineage: Iterable[EventClass], name: str) -> str | None:
        """The method by which events of a class send themselves."""
        methods = self._methods.get(name, {})
        found = [each.dotted for each in lineage if each.dotted in methods]
        return f"{found[-1]}.{name}" if found else None


def _publishers(body: Iterable[ast.stmt]) -> Iterator[str]:
    """The functions among some statements that are named like publishers."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in _PUBLISHING:
            yield node.name


def _written(holder: ast.expr, name: str) -> str | None:
    """An entry by what is written, where the project does not define what is called."""
    last = last_name(holder)
    return None if last in (None, "self", "cls") else f"*.{last}.{name}"


def _passed_in(
    tree: ast.Module, path: str, defined: _Definitions, classes: EventClasses
) -> Iterator[_Passed]:
    """What a module passes to publishers."""
    for scope in ast.walk(tree):
        if isinstance(scope, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef):
            made = {**dict(_annotated_in(scope)), **dict(_made_in(scope))}
            for call in _calls_in(scope):
                name = last_name(call.func)
                if name not in _PUBLISHING:
                    continue
                at = Place(path, call.lineno)
                found = _event_of(call, made, classes, name)
                target = defined.target(call) if found is not None else None
                if target is not None and found is not None:
                    yield _Passed(target, *found, at)
                elif found is None and (own := _sending_itself(call, made, defined, classes)):
                    yield own._replace(at=at)


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """What stands in a scope, and in none within it."""
    for node in ast.iter_child_nodes(scope):
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _own(node)


def _made_in(scope: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The names of a scope that are bound to what is written out."""
    for node in _own(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() | ast.Dict() as value):
                yield name, value


def _annotated_in(scope: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The parameters of a function, as if they were made by what they are annotated with."""
    if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
        arguments = scope.args
        for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
            if each.annotation is not None:
                yield each.arg, ast.Call(each.annotation, [], [])


def _calls_in(scope: ast.AST) -> Iterator[ast.Call]:
    return (node for node in _own(scope) if isinstance(node, ast.Call))


def _sending_itself(
    call: ast.Call, made: dict[str, ast.expr], defined: _Definitions, classes: EventClasses
) -> _Passed | None:
    """A call of an event's own method: ``OrderCreated(…).publish()``."""
    match call.func:
        case ast.Attribute(attr=name, value=ast.Call() | ast.Name() as holder):
            value = made.get(holder.id, holder) if isinstance(holder, ast.Name) else holder
            cls = classes.named(last_name(value) or "") if isinstance(value, ast.Call) else None
            target = None if cls is None else defined.of_event(classes.lineage(cls), name)
            return None if target is None else _Passed(target, "self", cls, Place("", 0))
        case _:
            return None


def _event_of(
    call: ast.Call, made: dict[str, ast.expr], classes: EventClasses, name: str
) -> tuple[str, EventClass | None] | None:
    """Where a call passes an event, and of which class that is."""
    for at, argument in enumerate(call.args[:2]):
        value = made.get(argument.id, argument) if isinstance(argument, ast.Name) else argument
        match value:
            case ast.Call(func=function):
                cls = classes.find(last_name(function) or "")
                if cls is not None:
                    return str(at), cls
            case ast.Dict() if (key := key_of(value)) is not None:
                return f"{at}[{key}]", None
            case ast.Constant(value=str(text)) if (
                name not in _ALSO_INSIDE and _EVENT_TYPE.fullmatch(text) and len(call.args) > at + 1
            ):
                return str(at), None
    return None
