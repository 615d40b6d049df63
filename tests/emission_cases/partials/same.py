import functools
from functools import partial

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def notify(ctx, kind, suffix):
    NOTIFIER.info(ctx, '%s.%s' % (kind, suffix), {})


about_order = functools.partial(notify, kind='order')
started = partial(notify, suffix='start')
sent = functools.partial(NOTIFIER.info, None)
fixed = functools.partial(NOTIFIER.info, None, 'order.fixed')


class Manager:
    tell = functools.partial(notify, None, 'class')

    def __init__(self):
        self.say = functools.partial(notify, None, 'instance')
        self.send = partial(NOTIFIER.error, None)

    def _notify(self, ctx, suffix):
        NOTIFIER.info(ctx, 'method.%s' % suffix, {})

    ended = functools.partialmethod(_notify, suffix='end')

    def run(self, ctx):
        self.tell('a')  # NTF101 class.a
        self.say('b')  # NTF101 instance.b
        self.send('order.c', {})  # NTF101 order.c
        self.ended(ctx)  # NTF101 method.end
        local = functools.partial(self._notify, ctx)
        local('d')  # NTF101 method.d
        functools.partial(self._notify, ctx)('e')  # NTF101 method.e


def run(ctx):
    about_order(ctx, suffix='a')  # NTF101 order.a
    started(ctx, 'cart')  # NTF101 cart.start
    sent('order.b', {})  # NTF101 order.b
    fixed({})  # NTF101 order.fixed
    again = functools.partial(started, ctx)
    again('twice')  # NTF101 twice.start
