"""Following a value by the names that it goes by, through the files of a project.

A name leads to the places that mention it; what they bind to the value is a further name.  Whether
a name means the value is decided by evaluation, so that a common name costs time, not truth.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple

from flake8_notifications.emissions import expressions
from flake8_notifications.emissions.arguments import Target, unwrap
from flake8_notifications.emissions.bodies import Context, Site
from flake8_notifications.emissions.contexts import Contexts
from flake8_notifications.emissions.priorities import PRIORITIES
from flake8_notifications.emissions.receivers import Receiver
from flake8_notifications.emissions.symbolic import SymbolicEvaluator
from flake8_notifications.evaluation.symbols import FunctionKey, Hole
from flake8_notifications.evaluation.values import (
    ClassValue,
    Collection,
    External,
    Function,
    Mapping,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.source import syntax


class Word(NamedTuple):
    """A name that a value goes by.

    :ivar home: the function that it is a variable of, the path of the file at whose top it
        stands, or the class whose body it stands in; None for an attribute.
    :ivar is_part: whether it may be part of a longer name.
    """

    name: str
    home: Context | ClassValue | str | None
    is_part: bool = False

    def is_in(self, names: Iterable[str]) -> bool:
        """Whether one of some names is, or holds, this word."""
        if self.is_part:
            return any(self.name in name for name in names)
        return self.name in names


class Mention(NamedTuple):
    """A call that may be one of the value.

    :ivar skipped: how many arguments in front are not meant for it, as in ``spawn(f, argument)``.
    """

    site: Site
    call: syntax.Call
    function: syntax.Expression
    skipped: int = 0


class Tracker:
    """Follows one value.

    :param is_value: whether something evaluated is the value.
    :param methods: which methods matter of classes that descend from it.
    """

    def __init__(
        self,
        contexts: Contexts,
        evaluator: SymbolicEvaluator,
        is_value: Callable[[Value], bool],
        methods: Iterable[str] = (),
    ) -> None:
        self._contexts = contexts
        self._evaluator = evaluator
        self._is_value = is_value
        self._methods = tuple(methods)
        #: Classes whose objects have the value as an attribute.
        self._classes: dict[ClassValue, None] = {}
        #: Functions that return the value.
        self._makers: set[FunctionKey | None] = set()
        self._words: dict[Word, None] = {}
        self._parts: list[Word] = []
        self._mentions: dict[tuple[int, int], Mention] = {}

    def mentions(self, words: Iterable[Word]) -> list[Mention]:
        """The calls that may be of the value, which goes by some words to begin with."""
        pending = [word for word in words if self._is_new(word)]
        while pending:
            word = pending.pop()
            for site in dict.fromkeys(self._sites(word)):
                pending += [further for further in self._at(site, word) if self._is_new(further)]
        return list(self._mentions.values())

    def words_of_class(self, cls: ClassValue, name: str) -> Iterator[Word]:
        """The names that lead to an attribute of the objects of a class."""
        if name != "__init__":
            # An object leads nowhere: its constructor has been called.
            self._classes[cls] = None
        if "." in cls.qualified_name:
            yield Word(cls.name, None)
        yield Word(cls.name, cls.module.path)
        for each in self._contexts.family(cls, name):
            yield Word(name, each)
            for context in self._contexts.methods(each, name):
                yield Word(name, context)

    def words_of(self, context: Context) -> Iterator[Word]:
        """The names that a function goes by where it is defined."""
        match context.definition:
            case syntax.FunctionDefinition(name=name):
                if context.owner is not None:
                    yield from self._attribute(name, context.owner)
                elif isinstance(context.outside, Site):
                    yield self._variable(context.outside.context, name)
                else:
                    yield Word(name, context.module.path)
            case syntax.Lambda() if isinstance(context.outside, Site):
                yield Word(expressions.LAMBDA, context.outside.context)

    def _attribute(self, name: str, owner: ClassValue | None) -> Iterator[Word]:
        """The names that lead to an attribute, of the objects of a class if that is known."""
        if owner is not None and self._is_common(name):
            yield from self.words_of_class(owner, name)
        else:
            yield Word(name, None)
            if owner is not None:
                yield Word(name, owner)

    def _is_common(self, name: str) -> bool:
        """Whether an attribute has a name that too many others have."""
        if name in PRIORITIES or (name.startswith("__") and name.endswith("__")):
            return True
        return self._contexts.texts.is_common(f".{name}")

    def _is_wanted(self, value: Value) -> bool:
        match value:
            case Receiver(cls=cls) | (ClassValue() as cls) if self._classes:
                if any(base in self._classes for base in cls.mro):
                    return True
            case Collection(items=items):
                return any(map(self._is_wanted, items))
            case Mapping(entries=entries):
                return any(self._is_wanted(item) for _, item in entries.values())
        key = unwrap(value).key
        return self._is_value(value) or (key is not None and key in self._makers)

    def _is_new(self, word: Word) -> bool:
        """Whether a word leads to places that have not been searched."""
        if word in self._words or any(part.is_in((word.name,)) for part in self._parts):
            return False
        self._words[word] = None
        if word.is_part:
            self._parts.append(word)
        return True

    # Where a word is mentioned

    def _sites(self, word: Word) -> Iterator[Site]:
        for context in dict.fromkeys(self._contexts_of(word)):
            if word.is_part:
                for name, sites in context.mentions.items():
                    if word.name in name:
                        yield from sites
            else:
                yield from context.mentions.get(word.name, ())

    def _contexts_of(self, word: Word) -> Iterator[Context]:
        contexts, texts = self._contexts, self._contexts.texts
        match word.home:
            case Context() as home:
                yield from contexts.inside(home)
            case ClassValue() as home:
                yield from contexts.bodies(home)
            case None if word.is_part:
                paths = texts.mentioning(word.name)
                yield from contexts.mentioning(paths, word.name, is_part=True)
            case None:
                yield from contexts.mentioning(texts.mentioning(f".{word.name}"), word.name)
            case str() as home:
                paths = [path for path in texts.mentioning(word.name) if self._sees(path, home)]
                yield from contexts.mentioning(paths, word.name)

    def _sees(self, path: str, home: str) -> bool:
        """Whether a file may import another one: it mentions its name, or is in its package."""
        if path == home:
            return True
        package, _, file = home.rpartition("/")
        if file != "__init__.py":
            return self._contexts.texts.mentions(path, file.removesuffix(".py"))
        is_inside = path.startswith(f"{package}/")
        return is_inside or self._contexts.texts.mentions(path, package.rpartition("/")[2])

    # What a mention leads to

    def _at(self, site: Site, word: Word) -> Iterator[Word]:
        yield from self._bound(site, word)
        for inner, call in site.calls:
            if word.is_in(expressions.names(call.function)):
                self._mentions[id(call), id(call.function)] = Mention(inner, call, call.function)
            yield from self._passed(inner, call, word)

    def _bound(self, site: Site, word: Word) -> Iterator[Word]:
        """The names that a statement gives to the value."""
        context = site.context
        match site.statement:
            case syntax.Assign(targets=targets, value=value) if self._leads(site, value, word):
                for target in targets:
                    yield from self._targets(context, target)
            case syntax.Return(value=value) if value is not None:
                if self._leads(site, value, word):
                    self._makers.add(context.key)
                    yield from self.words_of(context)
            case syntax.For(target=target):
                for name in expressions.target_names(target):
                    yield from self._targets(context, syntax.Name(0, 0, name))
            case syntax.ImportFrom(names=names):
                for item in names:
                    name = item.alias or item.name
                    after = site.at(site.index + 1)
                    if word.is_in((item.name,)) and self._may_be(after, syntax.Name(0, 0, name)):
                        yield self._variable(context, name)
            case syntax.ExpressionStatement(
                value=syntax.Call(function=syntax.Name(id="setattr"), arguments=(_, _, argument))
            ) if context.owner is not None and self._leads(site, argument.value, word):
                yield from self.words_of_class(context.owner, "setattr")
            case syntax.FunctionDefinition() as definition:
                yield from self._defaults(site, definition, word)
            case syntax.ClassDefinition(bases=bases, name=name):
                if any(self._leads(site, base, word) for base in bases):
                    yield self._variable(context, name)
                    yield from self._inherited(site.at(site.index + 1), name)
            case syntax.With(items=items):
                for entered in items:
                    is_it = word.is_in(expressions.names(entered.context))
                    if entered.target is not None and is_it:
                        yield from self._targets(context, entered.target)

    def _inherited(self, site: Site, name: str) -> Iterator[Word]:
        """Where the methods of a class that descends from the value use what they inherit."""
        for cls in self._values(site, syntax.Name(0, 0, name)):
            if isinstance(cls, ClassValue):
                for method in self._methods:
                    for context in self._contexts.methods(cls, method):
                        yield Word(method, context)

    def _leads(self, site: Site, value: syntax.Expression, word: Word) -> bool:
        """Whether an expression that mentions a word may be the value."""
        if isinstance(value, syntax.Constant) or not word.is_in(expressions.names(value)):
            return False
        return self._may_be(site, value)

    def _may_be(self, site: Site, value: syntax.Expression) -> bool:
        return any(self._is_wanted(each) for each in self._values(site, value))

    def _values(self, site: Site, expression: syntax.Expression) -> list[Value]:
        scope = self._evaluator.scope_at(site)
        return self._evaluator.possible(expression, scope)

    def _defaults(
        self, site: Site, definition: syntax.FunctionDefinition, word: Word
    ) -> Iterator[Word]:
        """The parameters whose default is the value."""
        for parameter in definition.parameters:
            default = parameter.default
            if default is None or not word.is_in(expressions.names(default)):
                continue
            function = self._evaluator.function_of(definition, self._evaluator.scope_at(site))
            context = self._contexts.of(function)
            if context is not None:
                yield from self._flow(context, parameter.name, self._values(site, default))

    def _passed(self, site: Site, call: syntax.Call, word: Word) -> Iterator[Word]:
        """The parameters that a call passes the value for."""
        skipped = 0
        for argument in call.arguments:
            skipped += argument.kind == "positional"
            value = argument.value
            if isinstance(value, syntax.Constant) or not word.is_in(expressions.names(value)):
                continue
            wanted = [each for each in self._values(site, value) if self._is_wanted(each)]
            if not wanted:
                continue
            position = skipped - 1 if argument.kind == "positional" else str(argument.name)
            for callee in self._values(site, call.function):
                target = unwrap(callee)
                if isinstance(target.function, Function):
                    yield from self._into(target, position, wanted)
                elif argument.kind == "positional" and isinstance(callee, External | Unknown):
                    # Whatever it is that is called may call the value with what follows.
                    mention = Mention(site, call, value, skipped)
                    self._mentions.setdefault((id(call), id(value)), mention)

    def _into(self, target: Target, position: int | str, wanted: list[Value]) -> Iterator[Word]:
        assert isinstance(target.function, Function)
        context = self._contexts.of(target.function)
        if context is None:
            return
        names = [
            parameter.name
            for parameter in context.parameters
            if parameter.kind in ("positional", "positional_only")
        ]
        if isinstance(position, int):
            index = position + len(target.positional)
            if index < len(names):
                yield from self._flow(context, names[index], wanted)
        elif any(parameter.name == position for parameter in context.parameters):
            yield from self._flow(context, position, wanted)

    def _flow(self, context: Context, name: str, passed: list[Value]) -> Iterator[Word]:
        """Note what is passed for a parameter."""
        assert context.key is not None
        holes = self._evaluator.explorer.holes
        flown = self._evaluator.flows.setdefault((context.key, name), [])
        is_one_itself = self._is_value(holes.constant(Hole(context.key, name)))
        for value in passed:
            identity = identity_of(value)
            if identity is not None and self._is_wanted(value):
                yield Word(name, context)
                if is_one_itself and holes.only(value) is not None:
                    # Of another parameter no more is known than of this one.
                    continue
                if all(identity != known for known, _ in flown):
                    flown.append((identity, value))
                    self._evaluator.summaries.forget()

    def _targets(self, context: Context, target: syntax.Expression) -> Iterator[Word]:
        match target:
            case syntax.Name(id=name):
                yield self._variable(context, name)
            case syntax.Attribute(name=name):
                is_own = context.owner is not None and bool(context.parameters)
                yield from self._attribute(name, context.owner if is_own else None)
            case syntax.Starred(value=value):
                yield from self._targets(context, value)
            case syntax.Display(items=items):
                for item in items:
                    yield from self._targets(context, item)

    def _variable(self, context: Context, name: str) -> Word:
        """A name that is bound in a body."""
        if context.definition is not None and name not in context.globals:
            return Word(name, context)
        return Word(name, None if context.owner is not None else context.module.path)


def identity_of(value: Value) -> Hashable | None:
    """What a function or notifier is equal to, or None if that is not known."""
    if isinstance(value, Receiver) and not value.is_class:
        return ("object", value.cls.dotted_name)
    target = unwrap(value)
    if target.key is not None:
        return ("function", target.key)
    return None if isinstance(value, Unknown) else key_of(value)
