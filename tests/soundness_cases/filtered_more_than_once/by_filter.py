import oslo_messaging

notifier = oslo_messaging.Notifier(None)

class Orders:
    names = ('n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8')

    def __init__(self, order):
        self.order = order

    def wanted(self):
        return filter(self.order.has, self.names)

    def changed(self):
        return [name for name in list(self.wanted()) if self.order.changed(name)]

    def tell(self, ctx):
        for name in sorted(self.changed()):
            notifier.info(ctx, 'order.%s' % name, {})  #! order.n0 order.n1 order.n2 order.n3 order.n4 order.n5 order.n6 order.n7 order.n8


# run: Orders(ns(has=lambda name: True, changed=lambda name: True)).tell(ctx)
