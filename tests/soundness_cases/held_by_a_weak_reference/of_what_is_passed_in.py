import weakref

import oslo_messaging


class Orders:
    def __init__(self, bus):
        self._bus = weakref.ref(bus)

    def place(self, ctx, what):
        self._bus().info(ctx, 'order.' + what, {})


def go(ctx):
    bus = oslo_messaging.Notifier(None)
    Orders(bus).place(ctx, 'placed')  #! order.placed

# run: go(ctx)
