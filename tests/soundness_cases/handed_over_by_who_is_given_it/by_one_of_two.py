from concurrent.futures import ThreadPoolExecutor

import oslo_messaging


class Orders:
    def __init__(self, bus, pool):
        self._bus = bus
        self._pool = pool

    def close(self, ctx, is_late):
        if is_late:
            self._pool.submit(self._bus.warn, ctx, 'order.late', {}).result()  #! order.late
        else:
            self._pool.submit(self._bus.info, ctx, 'order.closed', {}).result()  #! order.closed


def go(ctx, is_late):
    with ThreadPoolExecutor() as pool:
        Orders(oslo_messaging.Notifier(None), pool).close(ctx, is_late)

# run: [go(ctx, is_late) for is_late in (False, True)]
