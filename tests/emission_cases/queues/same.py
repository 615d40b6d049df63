"""Event types that wait in a queue until everything is done."""
import functools

import oslo_messaging
from elsewhere import STATE, Work

NOTIFIER = oslo_messaging.Notifier(None)


def notify(event_type):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(self, ctx, *args):
            try:
                result = function(self, ctx, *args)
                self.state.due.appendleft((ctx, event_type, result))
                return result
            finally:
                for message in self.state.due:
                    NOTIFIER.info(message[0], message[1], message[2])
        return wrapper
    return decorator


class Orders:
    def __init__(self, state):
        self.state = state

    @notify('order.create')  # NTF101 order.create
    def create(self, ctx):
        return ctx

    @notify('order.delete')  # NTF101 order.delete
    def delete(self, ctx):
        return ctx


def flush(ctx, *suffixes):
    for suffix in suffixes:
        STATE.waiting.append('order.%s' % suffix)
    for event_type in STATE.waiting:
        NOTIFIER.info(ctx, event_type, {})


def flush_more(ctx):
    STATE.open.append('order.known')
    for event_type in STATE.open:
        NOTIFIER.info(ctx, event_type, {})  # NTF101 order.known NTF102 *


def others(ctx, work):
    STATE.open.extend(work)


def all_others(ctx):
    others(ctx, ctx.work())


def not_filled(ctx):
    for event_type in Work.empty:
        NOTIFIER.info(ctx, event_type, {})  # NTF102 *


def run(ctx):
    flush(ctx, 'pay')  # NTF101 order.pay


class Deferred:
    """Keeps what is due on what it is given, and another method sends it."""

    def __init__(self, session):
        self.session = session

    def later(self, kind, action='update'):
        self.session.postponed.append({'event': '%s.%s' % (kind, action)})

    def commit(self, ctx):
        while self.session.postponed:
            item = self.session.postponed.popleft()
            NOTIFIER.info(ctx, item['event'], {})


def deferred(ctx, session):
    work = Deferred(session)
    work.later('bill')  # NTF101 bill.update
    work.later('bill', 'pay')  # NTF101 bill.pay
    work.commit(ctx)


def send_all(ctx, queue):
    while True:
        topic, phase = STATE.topics.get()
        NOTIFIER.info(ctx, topic, {})


def put_topics(ctx, topic, phases):
    for phase in phases:
        STATE.topics.put((topic, phase))


def topics(ctx):
    put_topics(ctx, 'topic.first', ['x', 'y'])  # NTF101 topic.first
