import threading

import oslo_messaging


class Orders:
    def __init__(self, bus):
        self.bus = bus

    def place(self, ctx, what):
        thread = threading.Thread(target=self.bus.info, args=(ctx, 'order.' + what, {}))
        thread.start()
        thread.join()


def go(ctx):
    Orders(oslo_messaging.Notifier(None)).place(ctx, 'placed')  #! order.placed

# run: go(ctx)
