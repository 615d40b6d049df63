"""Runs code with oslo.versionedobjects objects in it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.guards import TRUE
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import (
    FALSE_VALUE,
    NONE,
    TRUE_VALUE,
    UNBOUND,
    Alternatives,
    Constant,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import At, ClassValue, Frame, Function
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.words import RelevantNames
from flake8_notifications.versioned_notifications.sending_classes import is_versioned

#: The methods of VersionedObject whose behaviour matters.
RULES: Final = frozenset({"__init__", "obj_attr_is_set"})
_SURPLUS: Final = ("star", "double_star")


class VersionedTracer(Tracer):
    """Models VersionedObject, and the queries on objects that are sent.

    :ivar asked: by class that sends its instances, the fields that it queries to send one.
    """

    #: A payload class is known only as written.
    makes_classes = False

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
        self.asked: dict[FunctionKey, set[str]] = {}
        #: The names of the classes whose instances determine what is sent; None for any.
        self.telling: frozenset[str] | None = None
        #: By object, the names that its constructor has set in any case.
        self._settled: set[tuple[int, str]] = set()
        self._set_by_constructor: dict[FunctionKey, frozenset[str]] = {}
        self._open_fields: dict[tuple[int, str], Unknown] = {}
        #: Returns a class and its descendants.
        self.family: Callable[[ClassValue], tuple[ClassValue, ...]] = lambda cls: (cls,)

    # What objects hold

    def has_rule(self, instance: Instance, name: str) -> bool:
        return name in RULES and is_versioned(instance.cls)

    def call_by_rule(
        self,
        instance: Instance,
        name: str,
        arguments: Arguments,
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        if name == "__init__":
            for field, value in arguments.keywords.items():
                self._set_first(instance, field, value)
            if arguments.more_keywords is not None or arguments.more is not None:
                self._let_be_set((instance,), node, frame)
            return NONE
        field_name = arguments.positional[0] if arguments.positional else NONE
        if instance.is_open or not isinstance(field_name, Constant):
            return self.unknown("whether a field is set", node, frame)
        if (id(instance.origin), field_name.value) in self._settled:
            return TRUE_VALUE
        return self._is_set(instance.attributes.get(str(field_name.value), UNBOUND))

    def set_attribute(self, holder: Value, name: str, value: Value, at: At | None = None) -> None:
        if isinstance(holder, Instance) and self._is_in_constructor(holder, name):
            self._set_first(holder, name, value)
        else:
            super().set_attribute(holder, name, value, at)

    def _is_in_constructor(self, instance: Instance, name: str) -> bool:
        """Whether the constructor of a versioned object sets an attribute unconditionally."""
        frame = self.stack[-1] if self.stack else None
        function = None if frame is None else frame.function
        if (
            function is None
            or function.name != "__init__"
            or function.owner is None
            or not is_versioned(function.owner)
        ):
            return False
        parameters = function.definition.parameters
        assert frame is not None
        if not parameters or frame.variables.get(parameters[0].name) is not instance:
            return False
        return name in self._always_set(function, parameters[0].name)

    def _always_set(self, function: Function, receiver: str) -> frozenset[str]:
        cached = self._set_by_constructor.get(function.key)
        if cached is None:
            assert isinstance(function.definition, syntax.FunctionDefinition)
            cached = frozenset(
                target.name
                for statement in function.module.body_of(function.definition)
                if isinstance(statement, syntax.Assign)
                for target in statement.targets
                if isinstance(target, syntax.Attribute)
                and isinstance(target.value, syntax.Name)
                and target.value.id == receiver
            )
            self._set_by_constructor[function.key] = cached
        return cached

    def _set_first(self, instance: Instance, name: str, value: Value) -> None:
        """Set a constructor argument on every path, even where the constructor may have raised."""
        before, self.path = self.path, TRUE
        super().set_attribute(instance, name, value)
        self.path = before
        self._settled.add((id(instance.origin), name))
        self.kept.append(instance.origin)

    def _as_made(self, value: Value) -> Value | None:
        """The value that an object was constructed with; None if that is its current value.

        On a path after a possible exception, it is not known that the object was constructed.
        """
        narrowed = self.narrowed(value)
        if narrowed is UNBOUND:
            narrowed = value
        if not isinstance(narrowed, Alternatives):
            return None
        bound = [choice for choice in narrowed.choices if choice[1] is not UNBOUND]
        if not bound or (narrowed is not value and len(bound) == len(narrowed.choices)):
            return None
        rest = self.guards.any(guard for guard, _ in bound[:-1])
        return self.merged([*bound[:-1], (self.guards.negate(rest), bound[-1][1])])

    def attribute(self, value: Value, name: str, node: syntax.Node, frame: Frame) -> Value:
        if isinstance(value, Instance) and (id(value.origin), name) in self._settled:
            constructed = self._as_made(value.attributes.get(name, UNBOUND))
            if constructed is not None:
                return constructed
        return super().attribute(value, name, node, frame)

    def _is_set(self, value: Value) -> Value:
        choices = value.choices if isinstance(value, Alternatives) else ((self.path, value),)
        return self.merged(
            (guard, FALSE_VALUE if value is UNBOUND else TRUE_VALUE) for guard, value in choices
        )

    def open_attribute(self, instance: Instance, name: str) -> Value | None:
        if not is_versioned(instance.cls):
            return super().open_attribute(instance, name)
        value = class_lookup.find(self, instance.cls.mro, name)
        if value is not None and not isinstance(value, External):
            is_left = isinstance(value, Constant) and self._is_left_to_others(instance.cls, name)
            return self._open_field(instance, name) if is_left else None
        if name in RULES:
            return None
        return self._open_field(instance, name)

    def _is_left_to_others(self, cls: ClassValue, name: str) -> bool:
        """Whether descendants of a class, or mixins in them, define one of its attributes."""
        return any(_holder(member, name) is not _holder(cls, name) for member in self.family(cls))

    def _open_field(self, instance: Instance, name: str) -> Unknown:
        """A field that only the code that creates an object knows."""
        key = (id(instance), name)
        unknown = self._open_fields.get(key)
        if unknown is None:
            symbol = Parameter(instance.cls.key, name)
            reason = f"'{name}' of '{instance.cls.name}' of which it is not seen how it was made"
            place = self.place(instance.cls.definition, instance.cls.body)
            unknown = Unknown(reason, place, frozenset({symbol}))
            self._open_fields[key] = unknown
            self.kept.append(instance)
        return unknown

    def pass_over(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> None:
        receiver = arguments.positional[0] if arguments.positional else None
        if isinstance(receiver, Instance) and is_versioned(receiver.cls):
            self._forget_what_is_set(function, receiver, node, frame)

    def _forget_what_is_set(
        self, function: Function, receiver: Instance, node: syntax.Node, frame: Frame
    ) -> None:
        outline = self.outline_of(function)
        names: set[str] = set()
        for row in outline.rows:
            if "setattr" in row.own.called:
                names |= receiver.attributes.keys()
            if outline.receiver in row.own.stored:
                names |= row.own.attributes & receiver.attributes.keys()
        for name in sorted(names):
            changed = self.unknown(f"what '{function.name}' sets '{name}' to", node, frame)
            self.write(receiver.attributes, name, changed)

    # What notifications are made of

    def asked_of(self, cls: ClassValue) -> set[str] | None:
        """The fields queried by a class that sends its instances; None for any other class."""
        queried = [self.asked[base.key] for base in project_classes(cls) if base.key in self.asked]
        return set().union(*queried) if queried else None

    def needless_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> Collection[int]:
        if isinstance(callee, ClassValue) and frame.plan is not None and self.watch is None:
            asked = self.asked_of(callee)
            if asked is not None:
                return self._needless_fields(callee, asked, node, frame)
        return super().needless_arguments(callee, node, frame)

    def _needless_fields(
        self, cls: ClassValue, asked_fields: set[str], node: syntax.Call, frame: Frame
    ) -> list[int]:
        """The arguments of a constructor for fields that are never queried."""
        own = own_parameters(self, cls)
        return [
            at
            for at, argument in enumerate(node.arguments)
            if argument.kind == "keyword"
            and argument.name not in asked_fields
            and argument.name not in own
            and (
                isinstance(argument.value, syntax.Name) or self._is_needless(argument.value, frame)
            )
        ]

    def _wanted_by(
        self, call: syntax.Call, methods: frozenset[str]
    ) -> tuple[set[str], set[int]] | None:
        wanted = super()._wanted_by(call, methods)
        if wanted is not None or not call.arguments:
            return wanted
        names = {argument.name for argument in call.arguments if argument.kind == "keyword"}
        fields = next(
            (
                asked_fields
                for asked_fields in self.asked.values()
                if asked_fields and asked_fields <= names
            ),
            None,
        )
        # Whatever the callee is, it receives the fields of a notification.
        return None if fields is None else (fields, set())

    def _is_looked_into(self, function: Function, arguments: Arguments, frame: Frame) -> bool:
        caller, owner = frame.function, function.owner
        if function.name == "__init__" and owner is not None and is_versioned(owner):
            # The fields of an object are what is sent.
            return True
        if (
            caller is not None
            and caller.owner is not None
            and owner is not None
            and self.asked_of(caller.owner) is not None
            and is_versioned(owner)
        ):
            # A sent object queries other objects to determine what it is.
            return True
        return super()._is_looked_into(function, arguments, frame)

    def is_changeable(self, value: Value | None) -> bool:
        match value:
            case Instance(cls=cls) if self.telling is not None and is_versioned(cls):
                # The rest of what a notification carries may change freely.
                is_telling = any(base.name in self.telling for base in project_classes(cls))
                return (is_telling or self.asked_of(cls) is not None) and super().is_changeable(
                    value
                )
            case _:
                return super().is_changeable(value)


def _holder(cls: ClassValue, name: str) -> ClassValue | None:
    """The class of the project that defines an attribute of a class."""
    return next((base for base in project_classes(cls) if name in base.body.bindings), None)


def own_parameters(tracer: Tracer, cls: ClassValue) -> frozenset[str]:
    """The parameters that the constructor of a class names itself."""
    value = class_lookup.find(tracer, list(project_classes(cls)), "__init__")
    if not isinstance(value, Function):
        return frozenset()
    return frozenset(
        parameter.name
        for parameter in value.definition.parameters[1:]
        if parameter.kind not in _SURPLUS
    )
