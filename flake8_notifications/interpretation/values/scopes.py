"""Functions, classes, and the scopes in which their bodies are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import msgspec

from flake8_notifications.interpretation.guards import TRUE, Guard
from flake8_notifications.interpretation.values.base import Unknown, Value
from flake8_notifications.interpretation.values.containers import DictObject, ListObject, Namespace
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.provenance import FunctionKey, Supplier
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place
from flake8_notifications.source.syntax import (
    Call,
    ClassDefinition,
    FunctionDefinition,
    ImportFrom,
    Lambda,
    Node,
    Statement,
)


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


ClassLike: TypeAlias = ClassValue | External | Unknown


class Generator(Value, msgspec.Struct, frozen=True, eq=False):
    """A generator: a function whose body is run on iteration."""

    function: Function
    frame: Frame


#: A node, and the frame in which it is evaluated.
At: TypeAlias = tuple[Node, Frame]
