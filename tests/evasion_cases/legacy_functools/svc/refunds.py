import functools
import operator

from svc import notifications, rpc


@functools.lru_cache(maxsize=None)
def name(*parts):
    return functools.reduce(lambda a, b: a + '.' + b, parts)


class Sender:
    def __init__(self):
        self.sent = []

    def send(self, event, context):
        rpc.get_notifier('o').info(context, event, {})

    refunded = functools.partialmethod(send, 'order.refunded')


def compose(*functions):
    return functools.reduce(lambda f, g: lambda x: f(g(x)), functions)


def refund(context, order):
    send = rpc.get_notifier('o').info
    send(context, name('order', 'refund'), {})
    Sender().refunded(context)
    send(context, compose(str.lower, 'ORDER.{}'.format)('COMPOSED'), {})
    tell = functools.partial(notifications.notify_about_order, context, action='part')
    tell(order)
    tell.func(context, order, 'func')
