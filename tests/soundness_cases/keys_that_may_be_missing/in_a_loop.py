import oslo_messaging

notifier = oslo_messaging.Notifier(None)

KEYS = ('k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8', 'k9', 'k10', 'k11', 'k12', 'k13')


class Orders:
    def __init__(self, order):
        self.kinds = {}
        for key in KEYS:
            if order.has(key):
                self.kinds[key] = 'order.' + key

    def tell(self, ctx):
        for key, kind in self.kinds.items():
            notifier.info(ctx, kind, {'key': key})  #! order.k0 order.k1 order.k2 order.k3 order.k4 order.k5 order.k6 order.k7 order.k8 order.k9 order.k10 order.k11 order.k12 order.k13


# run: Orders(ns(has=lambda key: True)).tell(ctx)
