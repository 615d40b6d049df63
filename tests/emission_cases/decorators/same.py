import functools

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def notify(event, kind='order'):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(self, ctx, *args, **kwargs):
            NOTIFIER.info(ctx, '%s.%s.start' % (kind, event), {})
            result = function(self, ctx, *args, **kwargs)
            NOTIFIER.info(ctx, '%s.%s.end' % (kind, event), {})
            return result
        return wrapper
    return decorator


def fixed(function):
    def wrapper(*args):
        NOTIFIER.info(None, 'order.fixed', {})  # NTF101 order.fixed
        return function(*args)
    return wrapper


def by_name(function):
    def wrapper(*args):
        NOTIFIER.info(None, 'order.%s' % function.__name__, {})
        return function(*args)
    return wrapper


class Notify:
    def __init__(self, event):
        self.event = event

    def __call__(self, function):
        def wrapper(*args):
            NOTIFIER.info(None, 'class.%s' % self.event, {})
            return function(*args)
        return wrapper


@notify('create')  # NTF101 order.create.start NTF101 order.create.end
def create(manager, ctx):
    pass


class Manager:
    @notify('delete')  # NTF101 order.delete.start NTF101 order.delete.end
    def delete(self, ctx):
        pass

    @fixed
    @notify(event='pay', kind='cart')  # NTF101 cart.pay.start NTF101 cart.pay.end
    def pay(self, ctx):
        pass

    @Notify('ship')  # NTF101 class.ship
    @by_name  # NTF101 order.ship
    def ship(self, ctx):
        pass
