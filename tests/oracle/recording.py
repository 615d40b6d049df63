"""Run a program of ours and write down what it sends, from where.

Only what :mod:`oracle.programs` has generated, or a case of the tests, is ever run here.
"""

from __future__ import annotations

import enum
import functools
import inspect
import itertools
import sys
import types
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

#: What the code of a program says it was compiled from.
FILENAME: Final = "<program>"
PRIORITIES: Final = ("info", "error", "warn", "debug", "critical", "audit", "sample")

_STEPS: Final = 4000
#: Characters of a text and items of a container. What doubles in a loop soon is larger than memory.
_LARGEST: Final = 5000
_STEPS_BETWEEN_CHECKS: Final = 4
#: Two calls of entries in one process: what has been left in the module by the first.
_PAIRS: Final = 100
#: Of the sends of one call, so many are tried that the notifier fails to send.
_FAILURES: Final = 8
#: After a call that nobody makes, so many calls of entries follow.
_FURTHER: Final = 4


class Entry(NamedTuple):
    """A function that somebody outside of the program calls.

    :ivar domains: the values that each parameter after the context takes, by name.
    :ivar free: parameters among them whose text goes into event types.
    """

    name: str
    domains: Mapping[str, tuple[object, ...]]
    free: tuple[str, ...] = ()


class Send(NamedTuple):
    """One notification that was really sent.

    :ivar event_type: None where it is no text.
    :ivar stack: the program's lines that were being run, the innermost first.
    :ivar origins: lines that made what the stack's frames use (objects, closures, decorated
        functions, partials): the last literal piece may have been supplied there.
    """

    event_type: str | None
    stack: tuple[int, ...]
    origins: frozenset[int]


class Run(NamedTuple):
    """One call of an entry, or the import alone.

    :ivar values: of the parameters after the context.
    :ivar error: what was raised and not caught.
    :ivar lines: those that were run.
    """

    entry: str | None
    values: Mapping[str, object]
    sends: tuple[Send, ...]
    error: BaseException | None
    lines: frozenset[int]


class TooLongError(BaseException):
    """A program does not come to an end; no ``except Exception`` of its own may catch this."""


class _Recorder:
    """The notifier's other end, and the tracer that bounds a run."""

    def __init__(self, code: types.CodeType, text: str) -> None:
        self.code = code
        self.partial_lines = frozenset(
            number for number, line in enumerate(text.split("\n"), 1) if "partial" in line
        )
        #: Those of them that have been run, when the module was imported or since.
        self.partials_made: set[int] = set()
        self.sends: list[Send] = []
        self.lines: set[int] = set()
        self.steps = 0
        #: How many notifications are sent before one that the notifier fails to send.
        self.before_failure: int | None = None
        #: Where objects were made, by identity, with the objects, which so stay alive.
        self.made: dict[int, tuple[object, frozenset[int]]] = {}
        #: Where a function was called, by its code: it may have made closures.
        self.called: dict[types.CodeType, set[int]] = {}
        self.outer = dict(_outer_codes(code))
        self.module = self._oslo_messaging()

    def run(self, action: Any) -> BaseException | None:
        """What ``action()`` raises."""
        before = sys.gettrace()
        sys.settrace(self._trace)
        try:
            action()
        except (Exception, TooLongError) as error:
            return error
        finally:
            sys.settrace(before)
        return None

    def taken(self) -> tuple[tuple[Send, ...], frozenset[int]]:
        """What was sent and run since the last time."""
        taken = tuple(self.sends), frozenset(self.lines)
        self.sends.clear()
        self.lines.clear()
        return taken

    def _trace(self, frame: types.FrameType, event: str, argument: object) -> Any:
        if event == "call" and frame.f_code.co_name == "__init__":
            made = next(iter(frame.f_locals.values()), None)
            self.made[id(made)] = made, frozenset(_lines(frame.f_back))
        if frame.f_code.co_filename != FILENAME:
            return None
        self.steps += 1
        if self.steps > _STEPS:
            raise TooLongError
        if self.steps % _STEPS_BETWEEN_CHECKS == 0:
            for values in (frame.f_locals, frame.f_globals):
                if any(_is_large(value, 2) for value in list(values.values())):
                    raise TooLongError
        if event == "call":
            self.called.setdefault(frame.f_code, set()).update(_lines(frame.f_back))
        elif event == "line":
            self.lines.add(frame.f_lineno)
            if frame.f_lineno in self.partial_lines:
                self.partials_made.add(frame.f_lineno)
        return self._trace

    def _sent(self, event_type: object) -> None:
        if self.before_failure == len(self.sends):
            self.before_failure = None
            raise self.module.MessagingException
        frame = sys._getframe(2)
        text: str | None = None
        if isinstance(event_type, str):
            value = event_type.value if isinstance(event_type, enum.Enum) else event_type
            text = str(value)
        self.sends.append(Send(text, tuple(_lines(frame)), frozenset(self._origins(frame))))

    def _origins(self, frame: types.FrameType | None) -> Iterator[int]:
        yield from self.partials_made
        while frame is not None:
            if frame.f_code.co_filename == FILENAME:
                outer = self.outer.get(frame.f_code)
                if outer is not None:
                    yield from self.called.get(outer, ())
                for value in list(frame.f_locals.values()):
                    yield from self._made_at(value, 2)
            frame = frame.f_back

    def _made_at(self, value: object, depth: int) -> Iterator[int]:
        if id(value) in self.made:
            yield from self.made[id(value)][1]
            if depth:
                for inner in list(vars(value).values() if hasattr(value, "__dict__") else ()):
                    yield from self._made_at(inner, depth - 1)
        elif depth and isinstance(value, (list, tuple, dict)):
            for inner in list(value.values() if isinstance(value, dict) else value):
                yield from self._made_at(inner, depth - 1)

    def _oslo_messaging(self) -> types.ModuleType:
        recorder = self

        class Notifier:
            """As oslo.messaging's, as far as a program can tell."""

            def __init__(self, *arguments: object, **keywords: object) -> None:
                pass

            def prepare(self, **keywords: object) -> Notifier:
                return self

        def method(name: str) -> Any:
            def send(self: object, ctxt: object, event_type: object, payload: object) -> None:
                recorder._sent(event_type)

            send.__name__ = name
            return send

        for name in PRIORITIES:
            setattr(Notifier, name, method(name))
        module = types.ModuleType("oslo_messaging")
        module.Notifier = Notifier  # type: ignore[attr-defined]
        module.MessagingException = type("MessagingException", (Exception,), {})  # type: ignore[attr-defined]
        module.get_notification_transport = lambda *_, **__: None  # type: ignore[attr-defined]
        return module


class Process:
    """A fresh interpreter state, as far as the program goes: its module, imported once."""

    def __init__(self, text: str) -> None:
        code = _compiled(text)
        self._recorder = _Recorder(code, text)
        self._module = types.ModuleType("program")
        self.imported = self._record(None, {}, lambda: exec(code, self._module.__dict__))

    def call(
        self, entry: Entry, values: Mapping[str, object], before_failure: int | None = None
    ) -> Run:
        """Call an entry with values for what is open.

        :param before_failure: how many notifications are sent before one that cannot be.
        """
        self._recorder.before_failure = before_failure
        function = getattr(self._module, entry.name)
        return self._record(entry.name, values, lambda: function({}, **values))

    def callables(self) -> list[tuple[str, ...]]:
        """The functions and classes of the module, and the methods of these, by their names."""
        found: list[tuple[str, ...]] = []
        for name, value in vars(self._module).items():
            if inspect.isclass(value) and value.__module__ == "program":
                found.append((name,))
                methods = (each for each in dir(value) if not each.startswith("_"))
                found += ((name, each) for each in methods if callable(getattr(value, each, None)))
            elif isinstance(value, types.FunctionType):
                found.append((name,))
        return found

    def call_with(self, names: tuple[str, ...], anything: object) -> Run:
        """Call a function, or a method of an object that is made so, with anything."""

        def action() -> None:
            function: Any = self._module
            for at, name in enumerate(names):
                function = getattr(function, name)
                if at < len(names) - 1:
                    function = function(*_anything(function, anything))
            result = function(*_anything(function, anything))
            if inspect.isgenerator(result):
                list(result)

        return self._record(None, {}, action)

    def _record(self, entry: str | None, values: Mapping[str, object], action: Any) -> Run:
        before = {name: sys.modules.get(name) for name in ("oslo_messaging", "program")}
        # Dataclasses ask for the module by name.
        sys.modules.update(oslo_messaging=self._recorder.module, program=self._module)
        try:
            error = self._recorder.run(action)
        finally:
            for name, module in before.items():
                if module is None:
                    del sys.modules[name]
                else:
                    sys.modules[name] = module
        return Run(entry, values, *self._sends_and(error))

    def _sends_and(
        self, error: BaseException | None
    ) -> tuple[tuple[Send, ...], BaseException | None, frozenset[int]]:
        sends, lines = self._recorder.taken()
        return sends, error, lines


def runs(text: str, entries: Sequence[Entry]) -> list[Run]:
    """The import, and each entry with every choice of what is open, each in a module of its own."""
    imported = Process(text).imported
    if imported.error is not None:
        return [imported]
    return [imported, *(Process(text).call(*call) for call in calls(entries))]


def sent_by_pairs(text: str, entries: Sequence[Entry]) -> dict[str | None, set[int]]:
    """What is sent where two calls of entries follow each other in one process.

    Nothing of it need be found, for the program's calls are single, but it is not false either:
    a module's state is what any call before has left there.

    :return: by what is sent, the lines that send it.
    """
    found: dict[str | None, set[int]] = {}
    pairs = list(itertools.product(calls(entries), repeat=2))
    for first, second in pairs[:: 1 + len(pairs) // _PAIRS]:
        process = Process(text)
        process.call(*first)
        for send in process.call(*second).sends:
            found.setdefault(send.event_type, set()).update(send.stack, send.origins)
    return found


def sent_despite_failures(text: str, entries: Sequence[Entry]) -> dict[str | None, set[int]]:
    """What is sent where the notifier raises as it cannot send, once in a call of an entry.

    :return: by what is sent, the lines that send it.
    """
    found: dict[str | None, set[int]] = {}
    for entry, values in calls(entries):
        for before in range(_FAILURES):
            sends = Process(text).call(entry, values, before).sends
            for send in sends[before:]:
                found.setdefault(send.event_type, set()).update(send.stack, send.origins)
            if len(sends) < before:
                break
    return found


def sent_by_anyone(text: str, entries: Sequence[Entry]) -> dict[str | None, set[int]]:
    """What the program's functions send, and the methods of objects made for that alone.

    Nobody need call them so, but what takes nothing of a caller counts whoever calls.

    :return: by what is sent, the lines that send it.
    """
    found: dict[str | None, set[int]] = {}
    for call in Process(text).callables():
        for anything in (True, False, "anything"):
            process = Process(text)
            sends = list(process.call_with(call, anything).sends)
            for entry, values in calls(entries)[:_FURTHER]:
                # What it has left in the module is there for everybody.
                sends += process.call(entry, values).sends
            for send in sends:
                found.setdefault(send.event_type, set()).update(send.stack, send.origins)
    return found


def calls(entries: Sequence[Entry]) -> list[tuple[Entry, dict[str, object]]]:
    """Every entry with every choice of values."""
    return [
        (entry, dict(zip(entry.domains, values, strict=True)))
        for entry in entries
        for values in itertools.product(*entry.domains.values())
    ]


def _anything(function: Any, anything: object) -> list[object]:
    """Arguments for what a function needs."""
    parameters = inspect.signature(function).parameters.values()
    return [
        {} if each.name == "ctx" else anything
        for each in parameters
        if each.default is each.empty
        and each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD)
    ]


@functools.lru_cache(maxsize=4)
def _compiled(text: str) -> types.CodeType:
    with warnings.catch_warnings():
        # A part of a program, while it is made smaller, is often nonsense.
        warnings.simplefilter("ignore", SyntaxWarning)
        return compile(text, FILENAME, "exec", dont_inherit=True)


def _is_large(value: object, depth: int) -> bool:
    """Whether a value, or one in it, has grown past all use."""
    if isinstance(value, str):
        return len(value) > _LARGEST
    if isinstance(value, (list, dict, tuple, set)):
        if len(value) > _LARGEST:
            return True
        inner = list(value.values() if isinstance(value, dict) else value)
    elif type(value).__module__ == "program":
        inner = list(getattr(value, "__dict__", {}).values())
    else:
        return False
    return depth > 0 and any(_is_large(one, depth - 1) for one in inner)


def _lines(frame: types.FrameType | None) -> Iterator[int]:
    """The program's own lines of a stack, the innermost first."""
    while frame is not None:
        if frame.f_code.co_filename == FILENAME:
            yield frame.f_lineno
        frame = frame.f_back


def _outer_codes(code: types.CodeType) -> Iterator[tuple[types.CodeType, types.CodeType]]:
    """Each nested code with the function that makes it."""
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            if code.co_name != "<module>":
                yield inner, code
            yield from _outer_codes(inner)
