import functools

from svc import rpc


class Parcels:
    def __init__(self, context):
        self.tell = functools.partial(rpc.get_notifier('parcels').info, context)

    def lose(self, order):
        self.tell('order.lost', {'id': order.id})
