"""Records what is sent, by which calls, and what is put where a reader takes it from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Constant,
    Value,
    guarded_choices,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.scopes import Frame, Function
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import notifiers, queues
from flake8_notifications.tracing.frames import is_of_comprehension, lexical
from flake8_notifications.tracing.handing_over import HandingOver
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.notifiers import NOTIFIER
from flake8_notifications.tracing.queues import Queues, Reader, filled_by, put_by
from flake8_notifications.tracing.sends import Call, Creation, Send
from flake8_notifications.tracing.sent_objects import SentObjects
from flake8_notifications.tracing.words import RelevantNames


class Recording(HandingOver):
    """Records sends and creations of notifiers."""

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
        self.sends: list[Send] = []
        self.creations: dict[Creation, None] = {}
        self.queues = Queues()

    def is_idle(self, module: SourceModule, name: str, attribute: str) -> bool:
        # An object from elsewhere may have containers that are filled here.
        return attribute not in self.queues.names and super().is_idle(module, name, attribute)

    def _is_idle(self, function: Function, statement: syntax.Statement) -> bool:
        return super()._is_idle(function, statement) and not self._may_fill(statement)

    def _may_fill(self, statement: syntax.Statement) -> bool:
        match statement:
            case syntax.ExpressionStatement(
                value=syntax.Call(function=syntax.Attribute(value=syntax.Attribute(name=name)))
            ):
                return name in self.queues.names
            case _:
                return False

    def _note_filled(
        self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> None:
        """Record the sends of a value that is put where a reader takes it from."""
        filling = filled_by(function, node) if self.queues.names else None
        if filling is None or filling[0].name not in self.queues.names:
            return
        value, is_spread = put_by(filling[1], arguments)
        if value is None:
            return
        values: tuple[Value, ...] = (value,)
        if is_spread:
            items = containers.items_of(self, value, node, frame)
            values = (*items.values, *containers.some(items.more))
        place = self.place(node, frame)
        for reader in self.queues.readers(filling[0]):
            for put_value in values:
                item = self._item_at(put_value, reader.taken.steps, node, frame)
                choices = guarded_choices(item)
                for guard, choice in choices:
                    if choice is UNBOUND:
                        continue
                    before, self.path = self.path, self.guards.conjoin(self.path, guard)
                    event_type = reader.filled(queues.as_put(choice, place, node.column))
                    with self._sending(reader.send.objects, reader.send.beside):
                        self.add_send(event_type, reader.send.priority, node, frame, reader)
                    self.path = before

    def _item_at(
        self, value: Value, steps: tuple[int | str, ...], node: syntax.Node, frame: Frame
    ) -> Value:
        before, catchers = self.path, self.catchers
        self.catchers = []
        try:
            for step in steps:
                value = self.item(value, Constant(step), node, frame)
            return value if self.path != FALSE else UNBOUND
        finally:
            self.path, self.catchers = before, catchers

    def add_send(
        self,
        event_type: Value,
        priority: str | None,
        node: syntax.Node,
        frame: Frame,
        reader: Reader | None = None,
    ) -> None:
        """Record a send.

        :param reader: the code that sends what is put into a container here.
        """
        self.writes += 1
        if self.path == FALSE or self.watch is not None:
            return
        self.note_guess()
        chain: list[Frame] = []
        here: Frame | None = frame
        while here is not None:
            if is_of_comprehension(here):
                here = here.parent
                continue
            chain.append(here)
            here = here.caller
        chain.reverse()
        call_chain: list[Call] = []
        for outer, inner in pairwise(chain):
            supplier = inner.supplier
            name = inner.function.shown_name if inner.function is not None else "<module>"
            if supplier is not None:
                call_chain.append(Call(name, supplier.place, supplier.column))
            else:
                call_chain.append(Call(name, Place(outer.module.path, 1), 0))
        last = Call("", Place(frame.module.path, node.line), node.column)
        if reader is not None:
            self.queues.served.add(reader.key)
            call_chain.append(last._replace(name=reader.taken.container.name))
            last = reader.send.calls[-1]
        call_chain.append(last)
        owners = tuple(
            scope.function.owner
            for scope in lexical(frame)
            if scope.function is not None and scope.function.owner is not None
        )
        keys = tuple(
            caller.function.key if caller.function is not None else None for caller in chain
        )
        is_computed = bool(owners) and self._is_computed(node, frame)
        is_own = is_computed and self._is_own(node, frame)
        if reader is not None:
            owners, is_computed = reader.send.owners, reader.send.is_computed
            is_own = reader.send.is_own
        self.sends.append(
            Send(
                event_type,
                self.path,
                tuple(call_chain),
                keys,
                priority,
                owners,
                is_computed,
                is_own,
            )
        )

    @contextmanager
    def _sending(self, objects: SentObjects, beside: SentObjects) -> Iterator[None]:
        """Attach the classes of the sent objects to the sends recorded meanwhile."""
        before = len(self.sends)
        yield
        self.sends[before:] = [
            send._replace(objects=objects, beside=beside) for send in self.sends[before:]
        ]

    def note_guess(self) -> None:
        """Note that a send may depend on the assumption that skipped code raises nothing."""

    def _is_computed(self, node: syntax.Node, frame: Frame) -> bool:
        """Whether the event type that a call passes mentions a variable of its function."""
        written = _written(node)
        return written is None or not self._names_in(written).isdisjoint(frame.variables)

    def _is_own(self, node: syntax.Node, frame: Frame) -> bool:
        """Whether the event type that a call passes depends only on the method's receiver."""
        written, function = _written(node), frame.function
        if not isinstance(written, syntax.Attribute | syntax.Call) or function is None:
            return False
        names = [parameter.name for parameter in function.definition.parameters[:1]]
        return function.owner is not None and self._names_in(written) <= set(names)

    def _add_creation(self, node: syntax.Node, frame: Frame) -> None:
        name = frame.function.shown_name if frame.function is not None else "<module>"
        creation = Creation(
            NOTIFIER,
            f"{frame.module.name}.{name}",
            Place(frame.module.path, node.line),
            node.column,
        )
        self.creations[creation] = None


def _written(node: syntax.Node) -> syntax.Expression | None:
    """The expression that a call passes as the event type, if it is visible."""
    if not isinstance(node, syntax.Call) or not notifiers.has_event_type(node):
        return None
    plain = node.positional
    named = [argument.value for argument in node.arguments if argument.name == "event_type"]
    return named[0] if named else plain[1] if len(plain) > 1 else None
