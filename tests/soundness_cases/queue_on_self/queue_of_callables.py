import oslo_messaging

N = oslo_messaging.Notifier(None)


class Later:
    callbacks = None

    def __init__(self):
        self.callbacks = []

    def on_commit(self, callback, *args):
        self.callbacks.append((callback, args))

    def commit(self):
        for callback, args in self.callbacks:
            callback(*args)


class Order:
    def made(self, ctx):
        N.info(ctx, 'order.method', {})  #! order.method

    def never(self, ctx, what):
        N.info(ctx, 'order.' + what, {})


def go(ctx):
    def nested(number):
        N.info(ctx, 'order.nested', {'number': number})  #! order.nested

    later = Later()
    later.on_commit(lambda: N.info(ctx, 'order.lambda', {}))  #! order.lambda
    later.on_commit(Order().made, ctx)
    later.on_commit(nested, 1)
    later.commit()

# run: go(ctx)
