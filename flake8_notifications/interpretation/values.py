"""What an expression can be.

A value is plain data, or an object with an identity: a container or instance whose content changes
while the program goes on.  Where it is one of several, it is :class:`Alternatives`, each under a
guard; nothing else holds several values.
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


class Supplier(NamedTuple):
    """The call that handed a value over.

    :ivar depth: how many calls led to the one, in the run that it belongs to.
    :ivar order: when it was made.
    :ivar column: 0-based.
    :ivar parameter: that of the function which is run by itself, where a comparison has told what
        its callers hand over.
    """

    depth: int
    order: int
    place: Place
    column: int
    parameter: Parameter | None = None


class FunctionKey(NamedTuple):
    """A function, by where it is defined."""

    path: str
    line: int
    column: int


class FunctionName(str):
    """The name of a function, as long as it is nothing else: nobody wrote it as a text.

    :ivar asked_by: the function that asked for it.
    """

    __slots__ = ("asked_by",)
    asked_by: FunctionKey | None

    def __new__(cls, name: str, asked_by: FunctionKey | None) -> FunctionName:
        made = super().__new__(cls, name)
        made.asked_by = asked_by
        return made


class CallStep(str):
    """The step to what a call of something gives that is not known yet.

    :ivar call: what is passed, the call as it is written, and where it is made.
    """

    __slots__ = ("call",)
    call: tuple[Arguments, Node, Frame]

    def __new__(cls, arguments: Arguments, node: Node, frame: Frame) -> CallStep:
        made = super().__new__(cls, f"(){frame.module.path}:{node.line}:{node.column}")
        made.call = arguments, node, frame
        return made


class Parameter(NamedTuple):
    """A parameter of a function that is run by itself: only its callers know the value.

    :ivar is_part: whether only something of the value matters, as an attribute does.
    :ivar receiver: of a constructor, the class whose objects it makes.
    :ivar is_earlier: whether it is that of a call which has come to its end, and left something:
        what is known of it says nothing of another call.
    """

    function: FunctionKey
    name: str
    is_part: bool = False
    receiver: FunctionKey | None = None
    is_earlier: bool = False


#: What supplies the None that a class has for an attribute which its descendants have to set.
LEFT_OPEN: Final = Supplier(-2, 0, Place("", 0), 0)
#: What supplies a text that is an attribute of an object, where others set that attribute, too.
SET_BY_OTHERS: Final = Supplier(1_000_000, 0, Place("", 0), 0)


class Constant(msgspec.Struct, frozen=True):
    """A text, number, bool, None, bytes or Ellipsis.

    :ivar supplier: the call that handed a text over, if any did.
    """

    value: object
    supplier: Supplier | None = None


class Unknown(msgspec.Struct, frozen=True, eq=False):
    """A value that is not known; the same object is the same value.

    :ivar opens: the parameters whose callers could tell.
    :ivar source: the parameter that it is, or that the steps lead from to it: ``.name`` for an
        attribute, ``[…]`` for an item, by its index if that is known, ``[]`` for any item.
    """

    reason: str
    place: Place | None = None
    opens: frozenset[Parameter] = frozenset()
    source: tuple[Parameter, tuple[str, ...]] | None = None

    def __str__(self) -> str:
        return self.reason if self.place is None else f"{self.reason} ({self.place})"


class Text(msgspec.Struct, frozen=True):
    """A text of which some parts are not known.

    :ivar parts: literal parts, which are not empty, and unknown ones.
    """

    parts: tuple[str | Unknown, ...]
    supplier: Supplier | None = None


class Tuple(msgspec.Struct, frozen=True, eq=False):
    """A tuple.

    :ivar fields: of a named tuple, the names.
    :ivar more: what any number of further items may be; None for no more.
    :ivar cls: of an object of the project's own class of named tuples, that class.
    """

    items: tuple[Value, ...]
    fields: tuple[str, ...] = ()
    more: Value | None = None
    cls: ClassValue | None = None


_BIRTHS: Final = itertools.count()


def now() -> int:
    """What tells what was made before from what is made later."""
    return next(_BIRTHS)


class Namespace(dict[str, "Value"]):
    """Names and what they hold.

    :ivar born: when it was made.
    :ivar is_over: whether nobody looks into it any more: the call is over whose names they are.
    """

    __slots__ = ("born", "is_over")

    def __init__(self) -> None:
        self.born = next(_BIRTHS)
        self.is_over = False


class HeapObject:
    """Something that changes, and that several names may hold.

    :ivar place: where it was made.
    :ivar born: when it was made.
    :ivar is_summary: whether it stands for any number of objects, so that what is written to it
        is only one more thing that it may hold.
    """

    __slots__ = ("born", "is_summary", "place")

    def __init__(self, place: Place | None, *, is_summary: bool = False) -> None:
        self.place = place
        self.born = next(_BIRTHS)
        self.is_summary = is_summary


class Items(NamedTuple):
    """The content of a list or set at some moment.

    :ivar more: what any number of further items, anywhere, may be; None for no more.
    """

    values: tuple[Value, ...]
    more: Value | None = None


class ListObject(HeapObject):
    """A list, deque, set or iterator.

    :ivar states: the contents that it may have, each under its guard.
    :ivar limit: of a deque, how many items it holds at most.
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
    """What ``iter`` makes: the items that nobody has taken yet."""

    __slots__ = ()


class ContextVariable(ListObject):
    """A context variable: its values, of which the last one counts."""

    __slots__ = ()


class Entries(NamedTuple):
    """The content of a dict at some moment.

    :ivar values: by the key's identity, the key and its value.
    :ivar more: what the values of any number of further keys may be; None for no more keys.
    :ivar tied: of these values those of which it is known under which key they were put there,
        with that key, of which something is not known.
    """

    values: dict[Hashable, tuple[Value, Value]]
    more: Value | None = None
    tied: tuple[tuple[Value, Value], ...] = ()


class DictObject(HeapObject):
    """A dict.

    :ivar states: the contents that it may have, each under its guard.
    :ivar default: of a ``defaultdict``, what makes a missing value.
    :ivar typed: the ``TypedDict`` that it was made by a call of.
    """

    __slots__ = ("default", "states", "typed")

    def __init__(
        self, states: tuple[tuple[Guard, Entries], ...], place: Place | None = None
    ) -> None:
        super().__init__(place)
        self.states = states
        self.default: Value | None = None
        self.typed: ClassValue | None = None


def is_empty(holder: ListObject | DictObject) -> bool:
    """Whether there is nothing in a container, whatever has happened to it so far."""
    return all(not content.values and content.more is None for _, content in holder.states)


class ChainedDict(DictObject):
    """Several dicts as one: what is put into it is put into the first.

    :ivar tables: the dicts.
    :ivar together: gives their contents as that of one.
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
        """Nothing changes it but its dicts."""


class DictView(ListObject):
    """The keys, values or items of a dict, as they are whenever somebody looks.

    :ivar table: the dict.
    :ivar shown: what a content of it is as one of the view.
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
        """Nothing changes a view but its dict."""


#: Where an object keeps what is set under names that are not known.
ANY_NAME: Final = "…"
#: How an index is shown that is not known.
ANY_INDEX: Final = "…"
#: Where it keeps those of them that may take the place of what it has, or its class.
SOME_NAME: Final = "…="
#: The step from a text to the module of that name.
MODULE_OF: Final = ".<module>"
#: An attribute that is asked for under a name that is not known.
ANY_ATTRIBUTE: Final = "?"


class Instance(HeapObject):
    """An object of one of the project's classes.

    :ivar attributes: its own.
    :ivar is_open: whether nothing was seen of how it was made: attributes that are not in
        ``attributes`` are whatever the project's code sets anywhere.
    :ivar unsettled: the attributes that it may not have yet: functions set them.
    """

    __slots__ = ("attributes", "cls", "is_open", "made_by", "method", "origin", "unsettled")

    def __init__(
        self, cls: ClassValue, place: Place | None = None, *, is_open: bool = False
    ) -> None:
        super().__init__(place)
        self.cls = cls
        self.attributes = Namespace()
        #: The object itself, of which this is what a call has handed over.
        self.origin: Instance = self
        #: The method that is run with it, whoever calls that.
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
        held: dict[Hashable, tuple[Value, Value]] = {}
        partly: list[tuple[str, Alternatives]] = []
        for name, value in self.instance.attributes.items():
            if isinstance(value, Alternatives) and any(one is UNBOUND for _, one in value.choices):
                partly.append((name, value))
            elif value is not UNBOUND and name.isidentifier():
                held["constant", name] = (Constant(name), value)
        more = None
        if self.instance.is_open or len(partly) > 1:
            more = Unknown("an attribute that is not seen", self.instance.place)
        if len(partly) != 1:
            return ((TRUE, Entries(held, more)),)
        # It may not be there at all.
        ((name, choices),) = partly
        entry = "constant", name
        return tuple(
            (
                guard,
                Entries(held if one is UNBOUND else {**held, entry: (Constant(name), one)}, more),
            )
            for guard, one in choices.choices
        )

    @states.setter
    def states(self, states: tuple[tuple[Guard, Entries], ...]) -> None:
        attributes = self.instance.attributes
        keys = {key for _, state in states for key in state.values}
        for name in [each for each in attributes if ("constant", each) not in keys]:
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


class ClassValue:
    """A class of the project or of a library.

    :ivar body: what its statements bind, and what is set on it from outside.
    :ivar bases: anything that is no class stands for an unknown base.
    :ivar keywords: of its header.
    :ivar is_enum: whether it is one of the standard library's enums.
    :ivar data_options: the options of ``dataclass`` that are set for it, such as "frozen".
    :ivar is_text_enum: whether its objects are texts as well, as members of an enum may be; such
        an object has its text as ``_value_``.
    :ivar decorated_by: what decorators gave that are not at hand, and may have changed it.
    :ivar awaited: the names that its metaclass mentions, as long as that has not been run for it.
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
        """Whether two objects may be equal and not the same."""
        if self._equality is None:
            self._equality = any(
                isinstance(base, ClassValue) and "__eq__" in base.body.bindings for base in self.mro
            )
        return self._equality

    @property
    def name(self) -> str:
        return self.definition.name


class Function:
    """A function or lambda.

    :ivar closure: where its free names are looked up.
    :ivar owner: the class whose body defines it.
    :ivar defaults: of its parameters, by name.
    :ivar attributes: what was set on it, as ``functools.wraps`` does.
    :ivar decorated_by: what decorators gave that are not at hand, and may pass it more than its
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
        """Whether a decorator that is not at hand may pass it more than its callers do."""
        return bool(self.decorated_by)


class BoundMethod(msgspec.Struct, frozen=True, eq=False):
    """A function, or anything that is called, with its first argument."""

    function: Value
    receiver: Value


class Partial(msgspec.Struct, frozen=True, eq=False):
    function: Value
    positional: tuple[Value, ...]
    keywords: dict[str, Value]


class Descriptor(msgspec.Struct, frozen=True, eq=False):
    """What ``property`` and the like make of a function."""

    kind: Literal["classmethod", "staticmethod", "property", "cached", "partialmethod"]
    function: Value
    setter: Value | None = None
    deleter: Value | None = None


class ModuleValue(msgspec.Struct, frozen=True, eq=False):
    module: SourceModule


class ModuleNames(msgspec.Struct, frozen=True, eq=False):
    """The names of a module as a dict: ``module.__dict__``."""

    module: ModuleValue


class External(msgspec.Struct, frozen=True):
    """Something of a module whose source is not at hand, or whatever comes of it.

    :ivar name: dotted; ``()`` stands for a call: ``oslo_messaging.Notifier().prepare()``.
    """

    name: str


class Answer(External, frozen=True, eq=False):
    """What a call of something external gave, or an item of that, which another one may not be.

    :ivar asked: what tells the call or item from others, in the order of the arguments; None for
        what is not known.
    :ivar passed: what that is told of, which has to live as long.
    """

    asked: tuple[Hashable | None, ...]
    passed: tuple[Value | None, ...]


class Result(External, frozen=True, eq=False):
    """What a call of something external gave, with what it was given."""

    callee: External
    arguments: Arguments


class Member(External, frozen=True, eq=False):
    """Something external that was taken of a value of which more is known than its name."""

    holder: Value


class Native(msgspec.Struct, frozen=True):
    """A builtin, or a function of the standard library, that there is a rule for."""

    name: str


class NativeMethod(msgspec.Struct, frozen=True, eq=False):
    """A method of a text, container or other builtin object."""

    receiver: Value
    name: str


class Super(msgspec.Struct, frozen=True, eq=False):
    owner: ClassValue
    receiver: Value


class Plan(msgspec.Struct, frozen=True):
    """What to run of a function's body.

    :ivar run: by the identity of a statement, None, or the names one of which has to hold
        something that can be changed.
    :ivar forgotten: by the identity of a statement that is not run, the names that it binds.
    :ivar controls: of the statements that are run, the returns whose values do not matter.
    :ivar needed: the names that matter.
    :ivar soft: of the statements that are run, those that only decide what is reached.
    :ivar direct: of the names that matter, those that what is sent or returned is made of.
    """

    run: dict[int, tuple[str, ...] | None]
    forgotten: dict[int, tuple[str, ...]]
    controls: frozenset[int]
    needed: frozenset[str]
    soft: frozenset[int]
    direct: frozenset[str]


class Loop:
    """A loop that is going on.

    :ivar breaks: under which guard it was left by ``break``.
    :ivar continues: under which guard the iteration was ended by ``continue``.
    """

    __slots__ = ("breaks", "continues")

    def __init__(self) -> None:
        self.breaks: Guard = 0
        self.continues: Guard = 0


class Frame:
    """Where names are bound: a function's call, a comprehension, or the body of a class or module.

    :ivar parent: where free names are looked up.
    :ivar function: what is called; None for a body or comprehension.
    :ivar owner: the class whose body it is, or whose method is called.
    :ivar entry: under which guard it was entered: what holds otherwise does not matter here.
    :ivar depth: how many calls led here.
    :ivar caller: the frame of the call, and the call, if it is seen.
    :ivar supplier: that call, as what hands values over.
    :ivar returns: what is returned, each under its guard.
    :ivar on_yield: what is done with a value that the function yields; it may give what is sent.
    :ivar sent: what whoever resumes a generator may send into it; None if nobody does.
    :ivar plan: what to run of the body; None for all of it.
    :ivar made: the functions that are defined here.
    :ivar filled: of a comprehension, what it makes, which nobody sees before its end.
    :ivar is_lazy: whether names are bound when they are asked for, as those of modules are.
    :ivar rest: of a generator, what it yields yet, where somebody has taken some of that.
    :ivar is_later: whether it is that of a call which somebody else makes at another time.
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
        #: The call that is being made here, and what it hands over.
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
        #: The call that is a statement by itself.
        self.unused: Node | None = None
        self.is_lazy = self.is_later = False
        self.handled: list[Value] = []

    def calls_around(self) -> Iterator[Frame]:
        """This call and those that it is nested in, up to the body of a module or class."""
        around: Frame | None = self
        while around is not None and not around.is_lazy:
            yield around
            around = around.parent


class Body(Frame):
    """The body of a class or module, whose statements are run when a name of it is asked for.

    :ivar positions: by name, which statements bind it or may change what it holds.
    :ivar bindings: by name, which of them bind it.
    :ivar settled: the names that nothing is left to run for.
    :ivar executed: the positions of those that have been run.
    :ivar unfinished: the positions of those that take more than they are worth.
    :ivar present: the position of the one that is being run; None when nothing is.
    :ivar starred: its ``from … import *``, those in a ``try`` included.
    :ivar called: the names that its statements call.
    :ivar around: of a class, the body that it stands in, and its position there.
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
        # It is there for good, whenever it is asked for first.
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


class Generator(msgspec.Struct, frozen=True, eq=False):
    """A generator: a function that is run where somebody iterates."""

    function: Function
    frame: Frame


class Raised(msgspec.Struct, frozen=True, eq=False):
    """An exception of one of Python's own classes."""

    name: str


class Alternatives(msgspec.Struct, frozen=True, eq=False):
    """One of several values, each under its guard; the guards exclude one another."""

    choices: tuple[tuple[Guard, Value], ...]


Value: TypeAlias = (
    Constant
    | Unknown
    | Text
    | Tuple
    | ListObject
    | DictObject
    | Instance
    | ClassValue
    | Function
    | BoundMethod
    | Partial
    | Descriptor
    | ModuleValue
    | ModuleNames
    | External
    | Native
    | NativeMethod
    | Super
    | Generator
    | Raised
    | Alternatives
)
#: Where something is written, and in which run of it.
At: TypeAlias = tuple[Node, Frame]
ClassLike: TypeAlias = ClassValue | External | Unknown

NONE: Final = Constant(None)
TRUE_VALUE: Final = Constant(True)
FALSE_VALUE: Final = Constant(False)
#: What a name holds that may not be bound.
UNBOUND: Final = Unknown("a name that is not bound")


class Arguments(NamedTuple):
    """What a call passes.

    :ivar more: what further positional arguments, any number of them, may be; None for no more.
    :ivar more_keywords: the same for keywords.
    :ivar unnamed: the contents that further keywords may have together, of which the function that
        is called names none.
    """

    positional: tuple[Value, ...] = ()
    keywords: dict[str, Value] = {}  # noqa: RUF012 - never changed
    more: Value | None = None
    more_keywords: Value | None = None
    unnamed: tuple[tuple[Guard, Entries], ...] = ()


def is_none(value: Value) -> bool:
    """Whether something is None, whoever has handed it over."""
    return isinstance(value, Constant) and value.value is None


def opens_of(*values: Value | None) -> frozenset[Parameter]:
    """The parameters whose callers could tell more of some values."""
    opens: frozenset[Parameter] = frozenset()
    for value in values:
        match value:
            case Unknown():
                opens |= value.opens
            case Text(parts=parts):
                opens |= opens_of(*(part for part in parts if isinstance(part, Unknown)))
            case Alternatives(choices=choices):
                opens |= opens_of(*(each for _, each in choices))
            case Tuple(items=items):
                opens |= opens_of(*items, value.more)
    return opens


Action: TypeAlias = Callable[[Value], Value]


def guarded_choices(value: Value) -> tuple[tuple[Guard, Value], ...]:
    """What something may be, each value under its guard."""
    return value.choices if isinstance(value, Alternatives) else ((TRUE, value),)
