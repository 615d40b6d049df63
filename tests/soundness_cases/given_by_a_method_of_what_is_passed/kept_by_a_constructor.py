import oslo_messaging


class Notify:
    def __init__(self):
        self.bus = oslo_messaging.Notifier(None)

    def tell(self, ctx, what):
        self.bus.info(ctx, 'told.' + what, {})


class Container:
    def __init__(self):
        self.makers = {'notify': Notify}

    def obtain(self, name):
        return self.makers[name]()


class Orders:
    def __init__(self, container):
        self.notify = container.obtain('notify')

    def place(self, ctx):
        self.notify.tell(ctx, 'placed')  #! told.placed


def main(ctx):
    Orders(Container()).place(ctx)

# run: main(ctx)
