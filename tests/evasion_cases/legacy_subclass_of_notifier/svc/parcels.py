import oslo_messaging


class ParcelNotifier(oslo_messaging.Notifier):
    def lost(self, context, payload):
        self._notify(context, 'order.lost', payload, 'ERROR')

    def info(self, context, event_type, payload, retry=None):
        super().info(context, 'parcel.' + event_type, payload, retry)


def lose(transport, context, order):
    notifier = ParcelNotifier(transport)
    notifier.lost(context, {'id': order.id})
    notifier.info(context, 'returned', {'id': order.id})
