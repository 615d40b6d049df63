from svc import rpc


class Parcels:
    def __init__(self, out):
        self.out = out

    def lose(self, context, order):
        self.out.info(context, 'order.lost', {'id': order.id})


def build():
    return Parcels(out=rpc.get_notifier('parcels'))
