import oslo_messaging


class Notify:
    def __init__(self):
        self.bus = oslo_messaging.Notifier(None)

    def tell(self, ctx, what):
        self.bus.info(ctx, 'told.' + what, {})


class Container:
    def obtain(self):
        return Notify()


def place(ctx, container):
    container.obtain().tell(ctx, 'placed')  #! told.placed


def main(ctx):
    place(ctx, Container())

# run: main(ctx)
