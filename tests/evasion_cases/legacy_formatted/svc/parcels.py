from svc import rpc


class Parcels:
    kind = 'order'

    def lose(self, context, order):
        event_type = '{0.kind}.{what}'.format(self, what='LOST'.lower())
        rpc.get_notifier('parcels').info(context, event_type, {'id': order.id})
