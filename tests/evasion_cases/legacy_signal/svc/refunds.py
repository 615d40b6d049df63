import blinker

from svc import rpc

refunded = blinker.signal('refunded')


def on_refund(sender, event, **kwargs):
    rpc.get_notifier('o').info({}, event, kwargs)


refunded.connect(on_refund)


@refunded.connect_via('x')
def on_other(sender, event, **kwargs):
    rpc.get_notifier('o').info({}, event + '.x', kwargs)


def refund(context):
    refunded.send('x', event='order.refund')
