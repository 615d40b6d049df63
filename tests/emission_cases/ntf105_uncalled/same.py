"""Functions of a library, whose callers are elsewhere."""
import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def notify(ctx, suffix):
    NOTIFIER.info(ctx, 'order.%s' % suffix, {})  # NTF105 order.*


def anything(ctx, event_type):
    NOTIFIER.info(ctx, event_type, {})  # NTF105 *


def inner(ctx, what):
    NOTIFIER.info(ctx, 'inner.%s' % what, {})


def outer(ctx, what):
    inner(ctx, 'outer.%s' % what)  # NTF105 inner.outer.*


def called(ctx, what):
    NOTIFIER.info(ctx, 'called.%s' % what, {})  # NTF105 called.*


def fixed(ctx):
    # What it sends is its own affair, whoever calls it.
    NOTIFIER.info(ctx, 'order.fixed', {})  # NTF101 order.fixed
    called(ctx, 'once')  # NTF101 called.once


def attribute(ctx, order):
    NOTIFIER.info(ctx, 'state.%s' % order.state, {})  # NTF102 state.*


class Plugin:
    def send(self, ctx, phase='start'):
        NOTIFIER.info(ctx, 'plugin.%s' % phase, {})  # NTF101 plugin.start NTF105 plugin.*

    def used(self, ctx, phase):
        NOTIFIER.info(ctx, 'used.%s' % phase, {})

    def use(self, ctx):
        self.used(ctx, 'here')  # NTF101 used.here


def silent(ctx, what):
    ctx.log.info(ctx, 'log.%s' % what, {})


def choose(ctx, which):
    if which == 'one':
        # That is sent in any case, and said once.
        NOTIFIER.info(ctx, which, {})  # NTF101 one
    NOTIFIER.info(ctx, 'which.%s' % which, {})  # NTF105 which.*
