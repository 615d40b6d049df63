import weakref

import oslo_messaging


class Orders:
    def __init__(self, bus):
        self._bus = weakref.proxy(bus)

    def lose(self, ctx):
        self._bus.error(ctx, 'order.lost', {})  #! order.lost


def go(ctx):
    bus = oslo_messaging.Notifier(None)
    Orders(bus).lose(ctx)

# run: go(ctx)
