import weakref

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Orders:
    def send(self, ctx, what):
        N.info(ctx, 'order.' + what, {})


class Later:
    def __init__(self, method):
        self._method = weakref.WeakMethod(method)

    def run(self, ctx):
        method = self._method()
        if method is not None:
            method(ctx, 'late')  #! order.late


def go(ctx):
    orders = Orders()
    Later(orders.send).run(ctx)

# run: go(ctx)
