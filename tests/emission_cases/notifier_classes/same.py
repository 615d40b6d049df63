import functools

import oslo_messaging


class Events:
    """With a signature of its own."""

    def __init__(self, transport, publisher):
        self._sender = oslo_messaging.Notifier(transport, publisher)

    def publish(self, event, payload=None, ctx=None):
        self._sender.info(ctx, 'events.%s' % event, payload)

    def info(self, event, **payload):
        self._sender.info({}, event, payload)


class Dynamic:
    """Whose methods are made in its constructor."""

    def __init__(self, notifier):
        self.wrapped = notifier
        for level in ('debug', 'info', 'error'):
            setattr(self, level, functools.partial(self._notify, level))

    def _notify(self, priority, ctxt, event_type, payload):
        getattr(self.wrapped, priority)(ctxt, event_type, payload)


class Delegating:
    def __init__(self):
        self._inner = oslo_messaging.Notifier(None)

    def __getattr__(self, name):
        return getattr(self._inner, name)


class Derived(oslo_messaging.Notifier):
    def tell(self, ctx, what):
        self.info(ctx, 'derived.%s' % what, {})


class Called:
    def __init__(self, kind):
        self.kind = kind
        self.bus = oslo_messaging.Notifier(None)

    def __call__(self, ctx, suffix):
        self.bus.info(ctx, '%s.%s' % (self.kind, suffix), {})


EVENTS = Events(None, 'me')
SEND = Called('called')


def run(ctx):
    EVENTS.publish('a')  # NTF101 events.a
    EVENTS.info('order.b', more=1)  # NTF101 order.b
    dynamic = Dynamic(oslo_messaging.Notifier(None))
    dynamic.info(ctx, 'order.c', {})  # NTF101 order.c
    dynamic.error(ctx, 'order.d', {})  # NTF101 order.d
    delegating = Delegating()
    delegating.info(ctx, 'order.e', {})  # NTF101 order.e
    derived = Derived(None)
    derived.info(ctx, 'order.f', {})  # NTF101 order.f
    derived.tell(ctx, 'g')  # NTF101 derived.g
    SEND(ctx, 'h')  # NTF101 called.h
    Called('other')(ctx, 'i')  # NTF101 other.i


def without_one(ctx):
    # None has no such method: that is the end of it.
    Dynamic(None).info(ctx, 'order.never', {})
    EVENTS.publish('unreached')


class Passing:
    """Given something that only its parameter calls a notifier, and that it calls another name."""

    def __init__(self, notifier):
        self.out = notifier.prepare(publisher_id='me')

    def send(self, ctx, what):
        self.out.info(ctx, 'passed.%s' % what, {})


def pass_on(ctx, transport):
    Passing(transport).send(ctx, 'on')  # NTF101 passed.on
