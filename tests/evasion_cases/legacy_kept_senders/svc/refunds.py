import functools

from svc import rpc

_senders = {}


def sender(name):
    if name not in _senders:
        _senders[name] = functools.partial(rpc.get_notifier(name).info)
    return _senders[name]


@functools.cache
def cached(area):
    def send(context, action):
        sender(area)(context, f'{area}.{action}', {})
    return send


def refund(context):
    sender('orders')(context, 'order.cached', {})
    cached('order')(context, 'closure')
