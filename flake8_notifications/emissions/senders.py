"""The calls of notifiers themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from flake8_notifications.emissions.arguments import Binding, CallArguments, Target, unwrap
from flake8_notifications.emissions.bodies import Context
from flake8_notifications.emissions.contexts import Contexts
from flake8_notifications.emissions.known_call import text_of
from flake8_notifications.emissions.model import Creation, NamedNotifier
from flake8_notifications.emissions.notifiers import (
    Sending,
    is_named,
    is_named_like_one,
    is_notifier,
    makes_notifier,
    sending,
)
from flake8_notifications.emissions.paths import take_path
from flake8_notifications.emissions.pending import Pending
from flake8_notifications.emissions.priorities import PRIORITIES
from flake8_notifications.emissions.symbolic import NOTIFIER, SymbolicEvaluator
from flake8_notifications.emissions.tracking import Mention, Tracker, Word
from flake8_notifications.evaluation.representation import is_symbolic
from flake8_notifications.evaluation.values import ClassValue, Function, Place, Unknown, Value

_VERSIONED_OBJECT: Final = "oslo_versionedobjects.base.VersionedObject"
#: How the sending end of a versioned notification is called.
_EMITTERS: Final = frozenset({"emit", "_emit"})
_SEEDS: Final = (
    Word("notifier", None, is_part=True),
    Word("Notifier", None, is_part=True),
    Word("NOTIFIER", None, is_part=True),
)


class Senders:
    """Finds the calls of notifiers.

    :param payload_bases: classes whose own notifier calls send versioned notifications.
    :param notifiers: what is a notifier besides those of oslo.messaging.
    """

    def __init__(
        self,
        contexts: Contexts,
        evaluator: SymbolicEvaluator,
        payload_bases: Sequence[str],
        notifiers: Sequence[NamedNotifier],
    ) -> None:
        self._contexts = contexts
        self._evaluator = evaluator
        self._bases = frozenset(payload_bases)
        self._notifiers = tuple(notifiers)
        self.creations: dict[Creation, None] = {}

    def sent(self) -> Iterator[Pending]:
        """What the calls of notifiers send."""
        tracker = Tracker(self._contexts, self._evaluator, self._is_wanted, PRIORITIES)
        words = [*_SEEDS, *(word for named in self._notifiers for word in self._words(named))]
        for mention in tracker.mentions(words):
            yield from self._sent_by(mention)

    def _is_wanted(self, value: Value) -> bool:
        target = unwrap(value)
        hole = self._evaluator.explorer.holes.only(value)
        return (
            is_notifier(target.function)
            or (hole is not None and is_named_like_one(hole.parameter))
            or makes_notifier(value)
            or (bool(self._notifiers) and is_named(value, self._notifiers))
        )

    def _words(self, notifier: NamedNotifier) -> Iterator[Word]:
        """Where to look for a notifier that is named."""
        parts = notifier.name.split(".")
        for length in range(len(parts) - 1, 0, -1):
            path = self._contexts.path_of(".".join(parts[:length]))
            if path is not None:
                yield Word(parts[length], path)
                if length < len(parts) - 1:
                    yield Word(parts[-1], None)
                return
        yield Word(parts[-1], None, is_part=True)

    def _sent_by(self, mention: Mention) -> Iterator[Pending]:
        scope = self._evaluator.scope_at(mention.site)
        left_out: list[Unknown] = []

        def called() -> tuple[str, str | None] | None:
            return self._send(mention, self._evaluator.evaluate(mention.function, scope))

        ways = self._evaluator.ways(called, left_out.append)
        if not ways:
            raising = Unknown("what raises an exception")
            ways = self._evaluator.ways(lambda: self._send(mention, raising), left_out.append)
        if left_out and any(sent is not None for sent, _ in ways):
            text = text_of(self._evaluator.explorer, left_out[0])
            ways.append(((text, None), ()))
        place = Place(mention.site.context.module.path, mention.call.line)
        for sent, assumptions in ways:
            if sent is not None and not self._is_versioned(mention.site.context, sent[0]):
                text, priority = sent
                site = mention.site
                yield Pending(
                    text, site.context, site, mention.call, assumptions, (), (place,), priority
                )

    def _send(self, mention: Mention, callee: Value) -> tuple[str, str | None] | None:
        """The event type and priority that a call of something sends, if it does."""
        if makes_notifier(callee) and not mention.skipped:
            self._add_creation(mention)
        target = unwrap(callee)
        arguments = CallArguments(
            self._evaluator, mention.site, mention.call, target, mention.skipped
        )
        found = sending(target, mention.function, arguments, self._notifiers)
        if found is None:
            return None
        value = found.event_type(arguments) or self._default(target, found, arguments)
        if value is None:
            return None
        take_path(self._evaluator, mention.site, arguments.used)
        return text_of(self._evaluator.explorer, value), found.priority

    def _default(self, target: Target, found: Sending, arguments: CallArguments) -> Value | None:
        """The event type of a notifier of the project's own that is called without one."""
        name, function = found.name, target.function
        context = self._contexts.of(function) if isinstance(function, Function) else None
        if name is None or context is None:
            return None
        is_parameter = any(parameter.name == name for parameter in context.parameters)
        return Binding(self._evaluator, arguments, context).value(name) if is_parameter else None

    def _add_creation(self, mention: Mention) -> None:
        context = mention.site.context
        place = Place(context.module.path, mention.call.line)
        function = f"{context.module.name}.{context.name}"
        self.creations[Creation(NOTIFIER, function, place, mention.call.column)] = None

    def _is_versioned(self, context: Context, text: str) -> bool:
        """Whether a call is the sending end of the versioned notifications."""
        owners = [each.owner for each in context.enclosing if each.owner is not None]
        bases = [base for owner in owners for base in owner.mro if isinstance(base, ClassValue)]
        if any(base.name in self._bases or base.dotted_name in self._bases for base in bases):
            return True
        is_object = any(base.dotted_name == _VERSIONED_OBJECT for base in bases)
        is_emitter = any(each.bare_name in _EMITTERS for each in context.enclosing)
        return is_object and (is_emitter or is_symbolic(text))
