import oslo_messaging
from oslo_config import cfg

NOTIFIER = oslo_messaging.Notifier(None)
CONF = cfg.CONF


def compute():
    import random
    return random.choice('ab')


def attribute(ctx, order):
    NOTIFIER.info(ctx, 'attribute.%s' % order.state, {})  # NTF102 attribute.*
    NOTIFIER.info(ctx, f'{order.kind}.{order.state}.end', {})  # NTF102 *.*.end
    NOTIFIER.info(ctx, order.event, {})  # NTF102 *


def result(ctx):
    NOTIFIER.info(ctx, 'result.%s' % compute(), {})  # NTF102 result.*
    NOTIFIER.info(ctx, 'other.%s.x' % ctx.compute(), {})  # NTF102 other.*.x


def config(ctx):
    NOTIFIER.info(ctx, '%s.config' % CONF.prefix, {})  # NTF102 *.config


def item(ctx, order):
    NOTIFIER.info(ctx, 'item.%s' % order['state'], {})  # NTF102 item.*


def loop(ctx):
    for order in ctx.orders():
        NOTIFIER.info(ctx, 'loop.%s' % order, {})  # NTF102 loop.*


def notify(ctx, suffix):
    NOTIFIER.info(ctx, 'order.%s' % suffix, {})  # NTF102 order.*


def run(ctx, order):
    notify(ctx, order.state)
    notify(ctx, 'a.%s' % compute())  # NTF102 order.a.*
    notify(ctx, CONF.suffix)
    notify(ctx, undefined)
    notify(*ctx)
