"""The abstract values: what an expression may evaluate to.

A value is plain data, or a heap object with an identity: a container or an instance whose content
changes as the program runs.  A value that may be one of several is :class:`Alternatives`, each
choice under its guard; nothing else holds several values.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

import msgspec

from flake8_notifications.interpretation.guards import TRUE, Guard
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place as Place
from flake8_notifications.source.syntax import (
    Call,
    ClassDefinition,
    FunctionDefinition,
    ImportFrom,
    Lambda,
    Node,
    Statement,
)


class Value:
    """What an expression may evaluate to: a base that every kind of value has in common."""

    __slots__ = ()


class Supplier(NamedTuple):
    """The call that supplied a value.

    :ivar depth: the depth of that call in the call stack of its run.
    :ivar order: its position in the order of calls.
    :ivar column: 0-based.
    :ivar parameter: the parameter that supplied it, of the function that is run on its own, where a
        comparison has revealed what its callers pass.
    """

    depth: int
    order: int
    place: Place
    column: int
    parameter: Parameter | None = None


class FunctionKey(NamedTuple):
    """The identity of a function: where it is defined."""

    path: str
    line: int
    column: int


class FunctionName(str):
    """The name of a function as read off it, not part of another text: it was never written as one.

    :ivar asked_by: the function that asked for the name.
    """

    __slots__ = ("asked_by",)
    asked_by: FunctionKey | None

    def __new__(cls, name: str, asked_by: FunctionKey | None) -> FunctionName:
        text = super().__new__(cls, name)
        text.asked_by = asked_by
        return text


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


class Parameter(NamedTuple):
    """A parameter of a function that is run on its own: only its callers know the value.

    :ivar is_part: whether only a part of the value matters, such as an attribute.
    :ivar receiver: for a constructor, the class that it instantiates.
    :ivar is_earlier: whether it belongs to a call that has returned and left something behind: what
        is known of it does not carry over to another call.
    """

    function: FunctionKey
    name: str
    is_part: bool = False
    receiver: FunctionKey | None = None
    is_earlier: bool = False


#: Supplies the None that a class gives to an attribute for its subclasses to set.
LEFT_OPEN: Final = Supplier(-2, 0, Place("", 0), 0)
#: Supplies a text held by an attribute of an object where other code sets that attribute, too.
SET_BY_OTHERS: Final = Supplier(1_000_000, 0, Place("", 0), 0)


class Constant(Value, msgspec.Struct, frozen=True):
    """A text, number, bool, None, bytes or Ellipsis.

    :ivar supplier: the call that supplied a text, if any.
    """

    value: object
    supplier: Supplier | None = None


class Unknown(Value, msgspec.Struct, frozen=True, eq=False):
    """An unknown value; the same object stands for the same value.

    :ivar opens: the parameters whose callers could settle it.
    :ivar source: the parameter that it comes from, with the steps that lead to it: ``.name`` for an
        attribute, ``[…]`` for an item, by its index if that is known, ``[]`` for any item.
    """

    reason: str
    place: Place | None = None
    opens: frozenset[Parameter] = frozenset()
    source: tuple[Parameter, tuple[str, ...]] | None = None

    def __str__(self) -> str:
        return self.reason if self.place is None else f"{self.reason} ({self.place})"


class Text(Value, msgspec.Struct, frozen=True):
    """A text with unknown parts.

    :ivar parts: literal parts, never empty, and unknown ones.
    """

    parts: tuple[str | Unknown, ...]
    supplier: Supplier | None = None


class Tuple(Value, msgspec.Struct, frozen=True, eq=False):
    """A tuple.

    :ivar fields: the field names of a named tuple.
    :ivar more: the value of any number of further items; None if there are none.
    :ivar cls: for an instance of one of the project's named tuples, its class.
    """

    items: tuple[Value, ...]
    fields: tuple[str, ...] = ()
    more: Value | None = None
    cls: Value | None = None


_BIRTHS: Final = itertools.count()


def now() -> int:
    """The next tick of the clock that orders what is created."""
    return next(_BIRTHS)


class Namespace(dict[str, Value]):
    """Names and their values.

    :ivar born: when it was created.
    :ivar is_over: whether it is out of use, because the call whose names it holds has returned.
    """

    __slots__ = ("born", "is_over")

    def __init__(self) -> None:
        self.born = next(_BIRTHS)
        self.is_over = False


class HeapObject(Value):
    """A mutable object, which may have several aliases.

    :ivar place: where it was created.
    :ivar born: when it was created.
    :ivar is_summary: whether it stands for any number of objects, so that writes to it are weak
        updates.
    """

    __slots__ = ("born", "is_summary", "place")

    def __init__(self, place: Place | None, *, is_summary: bool = False) -> None:
        self.place = place
        self.born = next(_BIRTHS)
        self.is_summary = is_summary


class Items(NamedTuple):
    """The content of a list or set at one moment.

    :ivar more: the value of any number of further items, at any position; None if there are none.
    """

    values: tuple[Value, ...]
    more: Value | None = None


class ListObject(HeapObject):
    """A list, deque, set or iterator.

    :ivar states: its possible contents, each under a guard.
    :ivar limit: the maximum length of a deque.
    """

    __slots__ = ("kind", "limit", "states")

    def __init__(
        self,
        kind: Literal["list", "set", "frozenset", "deque"],
        states: tuple[tuple[Guard, Items], ...],
        place: Place | None = None,
    ) -> None:
        super().__init__(place)
        self.kind = kind
        self.states = states
        self.limit: int | None = None


class ListIterator(ListObject):
    """The result of ``iter``: the items not yet consumed."""

    __slots__ = ()


class ContextVariable(ListObject):
    """A context variable: its values, the last of which is current."""

    __slots__ = ()


class Entries(NamedTuple):
    """The content of a dict at one moment.

    :ivar values: key and value, by the identity of the key.
    :ivar more: the value of any number of further keys; None if there are none.
    :ivar tied: those of these values that are known to be stored under a particular key, with that
        key, which is partly unknown.
    """

    values: dict[Hashable, tuple[Value, Value]]
    more: Value | None = None
    tied: tuple[tuple[Value, Value], ...] = ()


class DictObject(HeapObject):
    """A dict.

    :ivar states: its possible contents, each under a guard.
    :ivar default: the factory of a ``defaultdict``.
    :ivar typed: the ``TypedDict`` that was called to create it.
    """

    __slots__ = ("default", "states", "typed")

    def __init__(
        self, states: tuple[tuple[Guard, Entries], ...], place: Place | None = None
    ) -> None:
        super().__init__(place)
        self.states = states
        self.default: Value | None = None
        self.typed: Value | None = None


def is_empty(holder: ListObject | DictObject) -> bool:
    """Whether a container is empty in every possible state."""
    return all(not content.values and content.more is None for _, content in holder.states)


class ChainedDict(DictObject):
    """Several dicts as one; writes go to the first.

    :ivar tables: the dicts.
    :ivar together: computes the contents of all of them as those of one.
    """

    __slots__ = ("tables", "together")

    def __init__(
        self,
        tables: tuple[DictObject, ...],
        together: Callable[[], tuple[tuple[Guard, Entries], ...]],
        place: Place | None = None,
    ) -> None:
        self.tables = tables
        self.together = together
        super().__init__((), place)

    @property
    def states(self) -> tuple[tuple[Guard, Entries], ...]:
        return self.together()

    @states.setter
    def states(self, states: tuple[tuple[Guard, Entries], ...]) -> None:
        """Ignored: only its dicts change it."""


class DictView(ListObject):
    """The keys, values or items of a dict, as they are at the time of reading.

    :ivar table: the dict.
    :ivar shown: turns a content of the dict into one of the view.
    """

    __slots__ = ("_seen", "_shown_states", "shown", "table")

    def __init__(
        self, table: DictObject, shown: Callable[[Entries], Items], place: Place | None = None
    ) -> None:
        self.table = table
        self.shown = shown
        self._seen: tuple[tuple[Guard, Entries], ...] | None = None
        self._shown_states: tuple[tuple[Guard, Items], ...] = ()
        super().__init__("list", (), place)

    @property
    def states(self) -> tuple[tuple[Guard, Items], ...]:
        entries = self.table.states
        if entries is not self._seen:
            self._seen = entries
            self._shown_states = tuple((guard, self.shown(content)) for guard, content in entries)
        return self._shown_states

    @states.setter
    def states(self, states: tuple[tuple[Guard, Items], ...]) -> None:
        """Ignored: only its dict changes a view."""


#: The slot of an object for attributes set under an unknown name.
ANY_NAME: Final = "…"
#: How an unknown index is shown.
ANY_INDEX: Final = "…"
#: The slot for those of them that may override an attribute of the object or of its class.
SOME_NAME: Final = "…="
#: The step from a text to the module that it names.
MODULE_OF: Final = ".<module>"
#: An attribute looked up under an unknown name.
ANY_ATTRIBUTE: Final = "?"


class Instance(HeapObject):
    """An instance of one of the project's classes.

    :ivar attributes: the instance attributes.
    :ivar is_open: whether its construction was not seen: an attribute missing from ``attributes``
        is whatever the project's code sets anywhere.
    :ivar unsettled: the attributes that may still be missing, as functions set them.
    """

    __slots__ = ("attributes", "cls", "is_open", "made_by", "method", "origin", "unsettled")

    def __init__(
        self, cls: ClassValue, place: Place | None = None, *, is_open: bool = False
    ) -> None:
        super().__init__(place)
        self.cls = cls
        self.attributes = Namespace()
        #: The object itself, if this is a copy of it that a call has passed on.
        self.origin: Instance = self
        #: The method that is run with it as receiver, on behalf of any caller.
        self.method = ""
        self.is_open = is_open
        self.made_by: Supplier | None = None
        self.unsettled: set[str] = set()

    def __repr__(self) -> str:
        return f"<Instance of {self.cls.name}>"


class AttributeTable(DictObject):
    """The attributes of an object as a dict: ``object.__dict__``."""

    __slots__ = ("instance",)

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        super().__init__(self.states, instance.place)

    @property
    def states(self) -> tuple[tuple[Guard, Entries], ...]:
        entries: dict[Hashable, tuple[Value, Value]] = {}
        optional: list[tuple[str, Alternatives]] = []
        for name, value in self.instance.attributes.items():
            if isinstance(value, Alternatives) and any(
                choice is UNBOUND for _, choice in value.choices
            ):
                optional.append((name, value))
            elif value is not UNBOUND and name.isidentifier():
                entries["constant", name] = (Constant(name), value)
        more = None
        if self.instance.is_open or len(optional) > 1:
            more = Unknown("an attribute that is not seen", self.instance.place)
        if len(optional) != 1:
            return ((TRUE, Entries(entries, more)),)
        # The attribute may be missing altogether.
        ((name, choices),) = optional
        entry = "constant", name
        return tuple(
            (
                guard,
                Entries(
                    entries if choice is UNBOUND else {**entries, entry: (Constant(name), choice)},
                    more,
                ),
            )
            for guard, choice in choices.choices
        )

    @states.setter
    def states(self, states: tuple[tuple[Guard, Entries], ...]) -> None:
        attributes = self.instance.attributes
        keys = {key for _, state in states for key in state.values}
        for name in [name for name in attributes if ("constant", name) not in keys]:
            if name.isidentifier():
                del attributes[name]
        for key in keys:
            if isinstance(key, tuple) and isinstance(key[1], str):
                choices = [
                    (guard, state.values[key][1] if key in state.values else UNBOUND)
                    for guard, state in states
                ]
                is_one = all(value is choices[0][1] for _, value in choices)
                attributes[key[1]] = choices[0][1] if is_one else Alternatives(tuple(choices))


class ClassValue(Value):
    """A class of the project or of a library.

    :ivar body: the names that its statements bind and those that are set on it from outside.
    :ivar bases: anything but a class stands for an unknown base.
    :ivar keywords: the keyword arguments of the class statement.
    :ivar is_enum: whether it is one of the standard library's enum classes.
    :ivar data_options: the options of ``dataclass`` that are set for it, such as "frozen".
    :ivar is_text_enum: whether its instances are also strings, as the members of an enum may be;
        such an instance has its text as ``_value_``.
    :ivar decorated_by: the results of unavailable decorators, which may have changed it.
    :ivar awaited: the names that its metaclass mentions, until that has been run for it.
    """

    __slots__ = (
        "_equality",
        "awaited",
        "bases",
        "body",
        "data_options",
        "decorated_by",
        "definition",
        "dotted_name",
        "is_dataclass",
        "is_enum",
        "is_text_enum",
        "key",
        "keywords",
        "metaclass",
        "module",
        "mro",
        "qualified_name",
    )  # fmt: skip

    def __init__(
        self,
        definition: ClassDefinition,
        module: SourceModule,
        qualified_name: str,
        body: Body,
        bases: tuple[Value, ...],
        keywords: dict[str, Value],
    ) -> None:
        self.definition = definition
        self.module = module
        self.qualified_name = qualified_name
        self.body = body
        self.bases = bases
        self.keywords = keywords
        self.mro: tuple[ClassValue | External | Unknown, ...] = (self,)
        self.metaclass: Value | None = None
        self.is_dataclass = False
        self.data_options: frozenset[str] = frozenset()
        self.is_enum = False
        self.is_text_enum = False
        self.decorated_by: tuple[Value, ...] = ()
        self.awaited: frozenset[str] | None = None
        self._equality: bool | None = None
        self.dotted_name = f"{module.name}.{qualified_name}"
        self.key = FunctionKey(module.path, definition.line, definition.column)

    def __repr__(self) -> str:
        return f"<ClassValue {self.dotted_name}>"

    @property
    def defines_equality(self) -> bool:
        """Whether two instances may be equal without being identical."""
        if self._equality is None:
            self._equality = any(
                isinstance(base, ClassValue) and "__eq__" in base.body.bindings for base in self.mro
            )
        return self._equality

    @property
    def name(self) -> str:
        return self.definition.name


class Function(Value):
    """A function or lambda.

    :ivar closure: the frame in which free names are looked up.
    :ivar owner: the class whose body defines it.
    :ivar defaults: the defaults of its parameters, by name.
    :ivar attributes: the attributes set on it, as by ``functools.wraps``.
    :ivar decorated_by: the results of unavailable decorators, which may pass it more than its
        callers do.
    """

    __slots__ = (
        "attributes", "closure", "decorated_by", "defaults", "definition", "key", "module", "owner",
    )  # fmt: skip

    def __init__(
        self,
        definition: FunctionDefinition | Lambda,
        module: SourceModule,
        closure: Frame,
        owner: ClassValue | None,
        defaults: dict[str, Value],
    ) -> None:
        self.definition = definition
        self.module = module
        self.closure = closure
        self.owner = owner
        self.defaults = defaults
        self.attributes: dict[str, Value] = {}
        self.decorated_by: tuple[Value, ...] = ()
        self.key = FunctionKey(module.path, definition.line, definition.column)

    def __repr__(self) -> str:
        return f"<Function {self.name}>"

    @property
    def name(self) -> str:
        definition = self.definition
        return definition.name if isinstance(definition, FunctionDefinition) else "<lambda>"

    @property
    def shown_name(self) -> str:
        """The name as messages show it."""
        return f"{self.owner.name}.{self.name}" if self.owner is not None else self.name

    @property
    def is_decorated_elsewhere(self) -> bool:
        """Whether an unavailable decorator may pass it more than its callers do."""
        return bool(self.decorated_by)


class BoundMethod(Value, msgspec.Struct, frozen=True, eq=False):
    """A function, or any other callable, bound to its first argument."""

    function: Value
    receiver: Value


class Partial(Value, msgspec.Struct, frozen=True, eq=False):
    function: Value
    positional: tuple[Value, ...]
    keywords: dict[str, Value]


class Descriptor(Value, msgspec.Struct, frozen=True, eq=False):
    """A function wrapped by ``property`` or the like."""

    kind: Literal["classmethod", "staticmethod", "property", "cached", "partialmethod"]
    function: Value
    setter: Value | None = None
    deleter: Value | None = None


class ModuleValue(Value, msgspec.Struct, frozen=True, eq=False):
    module: SourceModule


class ModuleNames(Value, msgspec.Struct, frozen=True, eq=False):
    """The names of a module as a dict: ``module.__dict__``."""

    module: ModuleValue


class External(Value, msgspec.Struct, frozen=True):
    """Something from a module whose source is unavailable, or derived from such a thing.

    :ivar name: dotted, with ``()`` for a call: ``oslo_messaging.Notifier().prepare()``.
    """

    name: str


class Answer(External, frozen=True, eq=False):
    """The result of a particular external call, or an item of it, as distinct from any other.

    :ivar asked: identifies the call or item, in the order of the arguments; None for an unknown.
    :ivar passed: the values that it is identified by, which have to live as long.
    """

    asked: tuple[Hashable | None, ...]
    passed: tuple[Value | None, ...]


class Result(External, frozen=True, eq=False):
    """The result of an external call, together with its arguments."""

    callee: External
    arguments: Arguments


class Member(External, frozen=True, eq=False):
    """An external attribute of a value of which more is known than its name."""

    holder: Value


class Native(Value, msgspec.Struct, frozen=True):
    """A builtin or standard library function that has a rule."""

    name: str


class NativeMethod(Value, msgspec.Struct, frozen=True, eq=False):
    """A bound method of a text, container or other builtin object."""

    receiver: Value
    name: str


class Super(Value, msgspec.Struct, frozen=True, eq=False):
    owner: ClassValue
    receiver: Value


class Plan(msgspec.Struct, frozen=True):
    """Which parts of a function's body to run.

    :ivar run: by the identity of a statement, None, or the names of which at least one has to hold
        something mutable.
    :ivar forgotten: by the identity of a skipped statement, the names that it binds.
    :ivar controls: among the statements to run, the returns whose values do not matter.
    :ivar needed: the names that matter.
    :ivar soft: among the statements to run, those that only decide which code is reached.
    :ivar direct: among the names that matter, those that feed what is sent or returned.
    """

    run: dict[int, tuple[str, ...] | None]
    forgotten: dict[int, tuple[str, ...]]
    controls: frozenset[int]
    needed: frozenset[str]
    soft: frozenset[int]
    direct: frozenset[str]


class Loop:
    """A loop in progress.

    :ivar breaks: the guard under which it was left by ``break``.
    :ivar continues: the guard under which the current iteration was ended by ``continue``.
    """

    __slots__ = ("breaks", "continues")

    def __init__(self) -> None:
        self.breaks: Guard = 0
        self.continues: Guard = 0


class Frame:
    """A scope in progress: a function call, a comprehension, or the body of a class or module.

    :ivar parent: the frame in which free names are looked up.
    :ivar function: the callee; None for a body or comprehension.
    :ivar owner: the class whose body it is, or whose method is called.
    :ivar entry: the guard under which it was entered: what holds otherwise does not matter here.
    :ivar depth: the depth of the call stack.
    :ivar caller: the frame of the caller, if that is seen.
    :ivar supplier: that call, as the supplier of values.
    :ivar returns: the return values, each under its guard.
    :ivar on_yield: handles a value that the function yields; may return the value sent back.
    :ivar sent: what may be sent into a generator on resumption; None if nothing is.
    :ivar plan: which parts of the body to run; None for all of it.
    :ivar made: the functions defined here.
    :ivar filled: the result of a comprehension under construction, not visible before its end.
    :ivar is_lazy: whether names are bound on demand, as those of modules are.
    :ivar rest: the items that a partly consumed generator has still to yield.
    :ivar is_later: whether it belongs to a call that other code makes at another time.
    """

    __slots__ = (
        "caller", "depth", "entry", "filled", "function", "handled", "is_later", "is_lazy",
        "loops", "made", "module", "node", "on_yield", "outer_names", "owner", "parent", "plan",
        "rest", "returns", "sent", "site", "supplier", "unused", "variables",
    )  # fmt: skip

    def __init__(
        self,
        module: SourceModule,
        parent: Frame | None,
        *,
        function: Function | None = None,
        owner: ClassValue | None = None,
        entry: Guard = TRUE,
        depth: int = 0,
    ) -> None:
        self.module = module
        self.parent = parent
        self.function = function
        self.owner = owner
        self.entry = entry
        self.depth = depth
        self.variables: dict[str, Value] = Namespace()
        self.caller: Frame | None = None
        self.node: Call | None = None
        self.supplier: Supplier | None = None
        #: The call being made here, and what it supplies.
        self.site: tuple[Call, Supplier | None] | None = None
        self.rest: ListObject | None = None
        self.returns: list[tuple[Guard, Value]] = []
        self.loops: list[Loop] = []
        self.outer_names: dict[str, Frame] = {}
        self.on_yield: Callable[[Value], Value | None] | None = None
        self.sent: Value | None = None
        self.plan: Plan | None = None
        self.made: list[Function] = []
        self.filled: ListObject | DictObject | None = None
        #: The call whose result is discarded: an expression statement.
        self.unused: Node | None = None
        self.is_lazy = self.is_later = False
        self.handled: list[Value] = []

    def calls_around(self) -> Iterator[Frame]:
        """This frame and the enclosing ones, up to the body of a module or class."""
        frame: Frame | None = self
        while frame is not None and not frame.is_lazy:
            yield frame
            frame = frame.parent


class Body(Frame):
    """The body of a class or module, whose statements are run when one of its names is looked up.

    :ivar positions: by name, the positions of the statements that bind it or may mutate its value.
    :ivar bindings: by name, the positions of those that bind it.
    :ivar settled: the names with no statements left to run.
    :ivar executed: the positions of the statements that have been run.
    :ivar unfinished: the positions of those abandoned as too expensive.
    :ivar present: the position of the statement being run, if any.
    :ivar starred: the ``from … import *`` in it, including those in a ``try``.
    :ivar called: the names that its statements call.
    :ivar around: for a class, the enclosing body and the position there.
    :ivar readings: by position, the names that a statement reads when it is run, if that is known.
    """

    __slots__ = (
        "around", "bindings", "called", "executed", "positions", "present", "readings", "settled",
        "starred", "statements", "unfinished",
    )  # fmt: skip

    def __init__(
        self,
        module: SourceModule,
        parent: Frame | None,
        statements: tuple[Statement, ...],
        positions: dict[str, list[int]],
        bindings: dict[str, frozenset[int]],
        starred: list[ImportFrom],
        called: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(module, parent)
        # It persists, whenever it is first looked up.
        self.variables = {}
        self.is_lazy = True
        self.statements = statements
        self.positions = positions
        self.bindings = bindings
        self.starred = starred
        self.called = called
        self.executed: set[int] = set()
        self.unfinished: set[int] = set()
        self.around: tuple[Body, int] | None = None
        self.readings: list[set[str]] | None = None
        self.present: int | None = None
        self.settled: set[str] = set()

    def statement_of(self, name: str) -> Statement | None:
        """The last statement that binds a name."""
        positions = self.bindings.get(name)
        return self.statements[max(positions)] if positions else None

    def place_of(self, name: str) -> Place:
        """Where a name is bound."""
        positions = self.positions.get(name)
        line = self.statements[positions[0]].line if positions else 1
        return Place(self.module.path, line)


class Generator(Value, msgspec.Struct, frozen=True, eq=False):
    """A generator: a function whose body is run on iteration."""

    function: Function
    frame: Frame


class Raised(Value, msgspec.Struct, frozen=True, eq=False):
    """An exception of a builtin class."""

    name: str


class Alternatives(Value, msgspec.Struct, frozen=True, eq=False):
    """One of several values, each under its guard; the guards exclude one another."""

    choices: tuple[tuple[Guard, Value], ...]


#: A node, and the frame in which it is evaluated.
At: TypeAlias = tuple[Node, Frame]
ClassLike: TypeAlias = ClassValue | External | Unknown

NONE: Final = Constant(None)
TRUE_VALUE: Final = Constant(True)
FALSE_VALUE: Final = Constant(False)
#: The value of a name that may be unbound.
UNBOUND: Final = Unknown("a name that is not bound")


class Arguments(NamedTuple):
    """The arguments of a call.

    :ivar more: the value of any number of further positional arguments; None if there are none.
    :ivar more_keywords: the same for keyword arguments.
    :ivar unnamed: the possible contents of further keyword arguments, none of which the callee
        names.
    """

    positional: tuple[Value, ...] = ()
    keywords: dict[str, Value] = {}  # noqa: RUF012 - never changed
    more: Value | None = None
    more_keywords: Value | None = None
    unnamed: tuple[tuple[Guard, Entries], ...] = ()


def is_none(value: Value) -> bool:
    """Whether a value is None, whatever supplied it."""
    return isinstance(value, Constant) and value.value is None


def opens_of(*values: Value | None) -> frozenset[Parameter]:
    """The parameters whose callers could settle some values."""
    opens: frozenset[Parameter] = frozenset()
    for value in values:
        match value:
            case Unknown():
                opens |= value.opens
            case Text(parts=parts):
                opens |= opens_of(*(part for part in parts if isinstance(part, Unknown)))
            case Alternatives(choices=choices):
                opens |= opens_of(*(choice for _, choice in choices))
            case Tuple(items=items):
                opens |= opens_of(*items, value.more)
    return opens


Action: TypeAlias = Callable[[Value], Value]


def guarded_choices(value: Value) -> tuple[tuple[Guard, Value], ...]:
    """The choices of a value, each under its guard."""
    return value.choices if isinstance(value, Alternatives) else ((TRUE, value),)
