import oslo_messaging


class Container:
    def __init__(self):
        self._makers = {}
        self._made = {}

    def register(self, name, maker):
        self._makers[name] = maker

    def get(self, name):
        if name not in self._made:
            self._made[name] = self._makers[name](self)
        return self._made[name]


container = Container()


class Notify:
    def __init__(self, container):
        self.bus = oslo_messaging.Notifier(None)

    def tell(self, ctx, what):
        self.bus.info(ctx, what, {})


class Orders:
    def __init__(self, container):
        self.notify = container.get('notify')

    def place(self, ctx):
        self.notify.tell(ctx, 'order.placed')  #! order.placed


container.register('notify', Notify)
container.register('orders', Orders)


def main(ctx):
    container.get('orders').place(ctx)

# run: main(ctx)
