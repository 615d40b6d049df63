import oslo_messaging

N = oslo_messaging.Notifier(None)

class Bus:
    def __init__(self):
        self._handlers = {}

    def on(self, topic):
        def keep(function):
            self._handlers[topic] = function
            return function
        return keep

    def fire(self, ctx, topic, what):
        handler = self._handlers.get(topic)
        if handler is not None:
            handler(ctx, what)


BUS = Bus()


@BUS.on('order')
def on_order(ctx, what):
    N.info(ctx, 'order.' + what, {})


@BUS.on('part')
def on_part(ctx, what):
    N.info(ctx, 'part.' + what, {})


def go(ctx):
    BUS.fire(ctx, 'order', 'made')  #! order.made
    BUS.fire(ctx, 'part', 'sold')  #! part.sold

# run: go(ctx)
