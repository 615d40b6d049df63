"""The legacy notifications of the service, and what helps to send them."""

import functools

from svc import rpc

PREFIX = 'purchase'


def notify_about_order(context, order, action, **extra):
    payload = {'id': order.id, **extra}
    rpc.get_notifier('orders').info(context, '%s.%s' % (PREFIX, action), payload)


def notified(action):
    """Decorate a method with a notification about its order."""
    def decorator(function):
        @functools.wraps(function)
        def wrapper(self, context, order, *args, **kwargs):
            result = function(self, context, order, *args, **kwargs)
            notify_about_order(context, order, action)
            return result
        return wrapper
    return decorator


class Reporter:
    """What sends on behalf of a manager."""

    prefix = 'order'

    def __init__(self, publisher_id):
        self.notifier = rpc.get_notifier(publisher_id)

    def report(self, context, action, payload, level='info'):
        send = getattr(self.notifier, level)
        send(context, '%s.%s' % (self.prefix, action), payload)
