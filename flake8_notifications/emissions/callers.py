"""The calls of a function of the project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from flake8_notifications.emissions import expressions
from flake8_notifications.emissions.arguments import Target, unwrap
from flake8_notifications.emissions.bodies import Context, Site
from flake8_notifications.emissions.contexts import Contexts
from flake8_notifications.emissions.receivers import Receiver
from flake8_notifications.emissions.symbolic import SymbolicEvaluator
from flake8_notifications.emissions.tracking import (
    Mention,
    Tracker,
)
from flake8_notifications.evaluation.symbols import FunctionKey
from flake8_notifications.evaluation.values import (
    ClassValue,
    External,
    Place,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax


class Caller(NamedTuple):
    """A call that may be one of a function.

    :ivar only: what it comes down to, if that is the same whatever is open.
    """

    mention: Mention
    function: FunctionKey
    only: Target | None = None

    @property
    def site(self) -> Site:
        return self.mention.site

    @property
    def call(self) -> syntax.Call:
        return self.mention.call

    @property
    def skipped(self) -> int:
        return self.mention.skipped

    def target(self, evaluator: SymbolicEvaluator) -> Target | None:
        """The function with the arguments that it already has, if this is a call of it."""
        if self.only is not None:
            return self.only
        scope = evaluator.scope_at(self.site)
        target = unwrap(evaluator.evaluate(self.mention.function, scope))
        return target if target.key == self.function else None


class Callers:
    """Finds the calls of functions, each function once."""

    def __init__(self, contexts: Contexts, evaluator: SymbolicEvaluator) -> None:
        self._contexts = contexts
        self._evaluator = evaluator
        self._found: dict[FunctionKey, list[Caller]] = {}
        self._uses: dict[FunctionKey, dict[Place, ClassValue] | None] = {}

    def of(self, function: Context) -> list[Caller]:
        """The calls that may be of a function."""
        key = function.key
        assert key is not None
        if key not in self._found:
            # Whoever calls itself has the calls found so far.
            self._found[key] = []
            mentions = self._mentions(function)
            callers = (self._caller(Caller(mention, key)) for mention in mentions)
            self._found[key] = [caller for caller in callers if caller is not None]
        return self._found[key]

    def is_used(self, maker: Caller, method: Context) -> bool:
        """Whether a method may be called of the object that a call makes."""
        made = maker.target(self._evaluator)
        uses = self._uses_of(method)
        if made is None or not made.is_bound or uses is None:
            return True
        match made.positional[0]:
            case ClassValue():
                return Place(maker.site.context.module.path, maker.call.line) in uses
            case Receiver(cls=cls):
                # A constructor that calls that of its base.
                return any(cls in used.mro for used in uses.values())
            case _:
                return True

    def _uses_of(self, method: Context) -> dict[Place, ClassValue] | None:
        """Where the objects are made whose method is called; None if that is not known."""
        key = method.key
        assert key is not None
        if key not in self._uses:
            self._uses[key] = None
            found = [
                made for mention in self._mentions(method) for made in self._makers(mention, key)
            ]
            uses = {made.place: made.cls for made in found if made is not None and made.place}
            self._uses[key] = uses if uses and None not in found else None
        return self._uses[key]

    def _makers(self, mention: Mention, key: FunctionKey) -> Iterator[Receiver | None]:
        """The objects whose method a call may be; None if it is not known how they are made."""
        scope = self._evaluator.scope_at(mention.site)
        for callee in self._evaluator.possible(mention.function, scope):
            target = unwrap(callee)
            if target.key == key:
                receiver = target.positional[0] if target.is_bound else None
                yield receiver if isinstance(receiver, Receiver) and receiver.made else None
            elif isinstance(callee, Unknown) or (
                isinstance(callee, External) and callee.name.startswith("?")
            ):
                yield None

    def escapes(self, function: Context) -> bool:
        """Whether a nested function is handed out, so that its callers cannot be known."""
        outside = function.outside
        if not isinstance(outside, Site):
            return False
        name = function.bare_name
        mentions = outside.context.mentions.get(name, ())
        return any(_hands_out(site, name) for site in mentions)

    def _caller(self, caller: Caller) -> Caller | None:
        """A call, if it may really be one of its function."""
        ways = self._evaluator.ways(lambda: caller.target(self._evaluator), lambda reason: None)
        if all(target is None for target, _ in ways):
            return None
        target, assumptions = ways[0]
        return caller._replace(only=target) if len(ways) == 1 and not assumptions else caller

    def _mentions(self, function: Context) -> list[Mention]:
        def is_function(value: Value) -> bool:
            return unwrap(value).key == function.key

        tracker = Tracker(self._contexts, self._evaluator, is_function)
        return tracker.mentions(tracker.words_of(function))


def _hands_out(site: Site, name: str) -> bool:
    """Whether a statement returns something of a name, or passes it on."""
    match site.statement:
        case syntax.Return(value=value) if value is not None:
            if name in expressions.names(value):
                return True
    return any(
        name in expressions.names(argument.value)
        for _, call in site.calls
        for argument in call.arguments
    )
