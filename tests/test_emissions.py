"""What sends a legacy notification, and what only looks like it: small modules, one idea each.

An expectation stands on its line: ``# order.created``, with ``*`` for what cannot be known.
"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from flake8_notifications.emissions.finder import find_emissions
from flake8_notifications.emissions.model import NamedNotifier
from flake8_notifications.project.modules import Modules

HEADER = """\
import oslo_messaging


def get_notifier():
    return oslo_messaging.Notifier(None)


"""

SENT = {
    "literal": "get_notifier().info({}, 'order.created', {})  # order.created",
    "percent": """
        def sent(notifier, ctx, suffix):
            notifier.info(ctx, 'order.%s' % suffix, {})

        sent(get_notifier(), {}, 'created')  # order.created
        """,
    "f-string, format, plus and join": """
        OBJECT = 'order'
        notifier = get_notifier()
        notifier.info({}, f'{OBJECT}.a', {})  # order.a
        notifier.info({}, '{}.{b}'.format(OBJECT, b='b'), {})  # order.b
        notifier.info({}, OBJECT + '.c', {})  # order.c
        notifier.info({}, '.'.join([OBJECT, 'd']), {})  # order.d
        """,
    "methods of texts on a parameter": """
        def sent(notifier, phase):
            notifier.info({}, 'order.%s' % phase.lower(), {})

        sent(get_notifier(), 'START')  # order.start
        """,
    "class attributes through the MRO and self": """
        class Base:
            PREFIX = 'order'

            def __init__(self):
                self.notifier = get_notifier()

        class Orders(Base):
            SUFFIX = 'created'

            def run(self, ctx):
                self.notifier.info(ctx, '%s.%s' % (self.PREFIX, self.SUFFIX), {})  # order.created
        """,
    "enum-style attributes": """
        class Phase:
            START = 'start'

        class Orders:
            def __init__(self):
                self.notifier = get_notifier()

            def _notify(self, ctx, phase):
                self.notifier.info(ctx, 'order.create.%s' % phase, {})

            def run(self, ctx):
                self._notify(ctx, Phase.START)  # order.create.start
        """,
    "branches": """
        def run(ctx, is_on):
            if is_on:
                name = 'on'
            else:
                name = 'off'
            get_notifier().info(ctx, 'power.' + name, {})  # power.on power.off
            get_notifier().info(ctx, 'x' if is_on else 'y', {})  # x y
        """,
    "a loop over constants": """
        def run(ctx):
            for name in ('a', 'b'):
                get_notifier().info(ctx, name, {})  # a b
        """,
    "a lookup in a constant dict": """
        NAMES = {'x': 'order.x'}

        def run(ctx):
            get_notifier().info(ctx, NAMES['x'], {})  # order.x
        """,
    "comparison with a constant narrows": """
        def inner(notifier, ctx, kind):
            notifier.info(ctx, 'order.%s' % (kind if kind != 'soft' else 'hard'), {})  # order.hard

        def run(ctx):
            inner(get_notifier(), ctx, 'soft')
            inner(get_notifier(), ctx, 'new')  # order.new
        """,
    "an enclosing if narrows": """
        def inner(notifier, ctx, kind):
            if kind == 'created':
                notifier.info(ctx, 'order.%s' % kind, {})

        def run(ctx):
            inner(get_notifier(), ctx, 'created')  # order.created
            inner(get_notifier(), ctx, 'deleted')
        """,
    "a wrapper of a wrapper, with a default": """
        def one(notifier, ctx, suffix='created'):
            notifier.info(ctx, 'order.%s' % suffix, {})

        def two(ctx, suffix):
            one(get_notifier(), ctx, 'new.' + suffix)

        def run(ctx):
            one(get_notifier(), ctx)  # order.created
            two(ctx, 'end')  # order.new.end
        """,
    "static and class methods": """
        class Orders:
            @staticmethod
            def one(ctx, suffix):
                get_notifier().info(ctx, 'order.%s' % suffix, {})

            @classmethod
            def two(cls, ctx, suffix):
                cls.one(ctx, suffix)

        def run(ctx):
            Orders.one(ctx, 'a')  # order.a
            Orders.two(ctx, 'b')  # order.b
        """,
    "a context manager that sends twice": """
        import contextlib

        @contextlib.contextmanager
        def around(notifier, ctx, name):
            notifier.info(ctx, name + '.start', {})
            yield
            notifier.info(ctx, name + '.end', {})

        def run(ctx):
            with around(get_notifier(), ctx, 'order'):  # order.start order.end
                pass
        """,
    "a decorator factory": """
        import functools

        def notify(event_type):
            def decorator(function):
                @functools.wraps(function)
                def wrapper(ctx, *args):
                    get_notifier().info(ctx, event_type, {})
                    return function(ctx, *args)
                return wrapper
            return decorator

        @notify('order.created')  # order.created
        def run(ctx):
            pass
        """,
    "functools.partial": """
        import functools

        def sent(notifier, ctx, suffix):
            notifier.info(ctx, 'order.%s' % suffix, {})

        send = functools.partial(sent, get_notifier())

        def run(ctx):
            send(ctx, 'created')  # order.created
        """,
    "keywords and keyword arguments": """
        def inner(**kwargs):
            get_notifier().info({}, event_type='order.%s' % kwargs['suffix'], payload={})

        def run(ctx):
            inner(suffix='created', other=1)  # order.created
        """,
    "a suffix kept by a constructor": """
        class Sender:
            def __init__(self, name):
                self.name = name
                self.notifier = get_notifier()

            def send(self, ctx):
                self.notifier.info(ctx, 'order.%s' % self.name, {})

        def run(ctx):
            Sender('created').send(ctx)  # order.created
        """,
    "a bound method kept in a variable": """
        def sent(notifier, ctx, suffix):
            method = notifier.error if suffix.endswith('error') else notifier.info
            method(ctx, 'order.%s' % suffix, {})

        sent(get_notifier(), {}, 'created')  # order.created
        """,
    "getattr with a level": """
        def sent(ctx, level, suffix):
            getattr(get_notifier(), level)(ctx, 'order.%s' % suffix, {})

        sent({}, 'info', 'created')  # order.created
        """,
    "a notifier class of the project": """
        import functools

        class Checked:
            def __init__(self, notifier):
                self.notifier = notifier
                for level in ('info', 'error'):
                    setattr(self, level, functools.partial(self._send, level))

            def _send(self, level, ctx, event_type, payload):
                getattr(self.notifier, level)(ctx, event_type, payload)

        def checked_notifier():
            return Checked(get_notifier())

        def run(ctx):
            checked_notifier().info(ctx, 'order.created', {})  # order.created
        """,
    "what cannot be known": """
        def run(ctx, order):
            get_notifier().info(ctx, 'order.%s.end' % order.state(), {})  # order.*.end
        """,
    "nobody calls the wrapper": """
        def sent(notifier, ctx, suffix):
            notifier.info(ctx, 'order.%s' % suffix, {})
        """,
}

NOT_SENT = {
    "logging": """
        import logging

        LOG = logging.getLogger(__name__)
        LOG.info({}, 'order.created', {})
        """,
    "a condition": """
        import threading

        threading.Condition().notify({}, 'order.created', {})
        """,
    "a callback registry": """
        class Registry:
            def publish(self, resource, event, payload):
                pass

        Registry().publish('order', 'after_create', {})
        """,
    "a handler that is called notifier": """
        class Handler:
            def info(self, ctx, event_type, payload):
                print(event_type)

        class Service:
            def __init__(self):
                self.notifier = Handler()

            def run(self, ctx):
                self.notifier.info(ctx, 'order.created', {})
        """,
    "an endpoint that consumes notifications": """
        class NotificationEndpoint:
            def info(self, ctxt, publisher_id, event_type, payload, metadata):
                return event_type
        """,
    "a versioned notification": """
        class NotificationBase:
            def _emit(self, context, event_type, payload):
                notifier = get_notifier()
                notify = getattr(notifier, self.priority)
                notify(context, event_type=event_type, payload=payload)

            def emit(self, context):
                self._emit(context, 'order.created', {})
        """,
    "not the shape of a notification": """
        def run(notifier):
            notifier.info('order.created')
        """,
}


def emissions_of(text: str, directory: Path, *notifiers: NamedNotifier) -> set[tuple[int, str]]:
    (directory / "module.py").write_text(text, encoding="utf-8")
    modules = Modules(directory, ["module.py"])
    sent = find_emissions(modules, ["NotificationBase"], notifiers)
    return {(emission.place.line, emission.event_type) for emission in sent.emissions}


def expected(text: str) -> set[tuple[int, str]]:
    return {
        (number, event_type)
        for number, line in enumerate(text.splitlines(), 1)
        for event_type in re.sub(r"^[^#]*#?", "", line).split()
    }


@pytest.mark.parametrize("name", SENT)
def test_what_is_sent_is_found_on_the_line_that_says_it(name: str, tmp_path: Path) -> None:
    text = HEADER + dedent(SENT[name]).strip() + "\n"

    assert emissions_of(text, tmp_path) == expected(text)


@pytest.mark.parametrize("name", NOT_SENT)
def test_what_only_looks_like_it_is_not(name: str, tmp_path: Path) -> None:
    assert emissions_of(HEADER + dedent(NOT_SENT[name]).strip() + "\n", tmp_path) == set()


def test_a_bus_of_the_project_can_be_named(tmp_path: Path) -> None:
    text = dedent("""
        def publish(event_type, payload):
            pass

        def sent(suffix):
            publish('order.%s' % suffix, {})

        publish('order.created', {})
        sent('deleted')
        """)

    found = emissions_of(text, tmp_path, NamedNotifier("module.publish", 0))

    assert found == {(8, "order.created"), (9, "order.deleted")}
