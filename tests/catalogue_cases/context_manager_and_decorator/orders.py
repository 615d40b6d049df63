import contextlib
import functools

from context_manager_and_decorator import service


def tell(context, topic, level='info'):
    service.OrderNotification(topic=topic, level=level, host='h', payload=service.OrderPayload()).emit(context)


@contextlib.contextmanager
def told(context, action):
    tell(context, 'order.%s.start' % action)
    try:
        yield
    except Exception:
        tell(context, 'order.%s.error' % action, 'error')
        raise
    tell(context, 'order.%s.end' % action)


def announced(topic):
    def decorate(function):
        @functools.wraps(function)
        def wrapped(self, context, *args):
            tell(context, topic)
            return function(self, context, *args)
        return wrapped
    return decorate


class Manager:
    @announced('order.list')
    def list(self, context):
        return []

    def create(self, context, order):
        with told(context, 'create'):
            order.create()
