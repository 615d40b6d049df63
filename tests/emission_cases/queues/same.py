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


def not_filled(ctx):
    for event_type in Work.empty:
        NOTIFIER.info(ctx, event_type, {})  # NTF102 *


def run(ctx):
    flush(ctx, 'pay')  # NTF101 order.pay
