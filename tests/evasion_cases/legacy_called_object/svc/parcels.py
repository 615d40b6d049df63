from svc import rpc


class Tell:
    def __init__(self, prefix):
        self.prefix = prefix

    def __call__(self, context, suffix, payload):
        rpc.get_notifier('parcels').info(context, f'{self.prefix}.{suffix}', payload)


tell = Tell('parcel')


def lose(context, order):
    tell(context, 'lost', {'id': order.id})
