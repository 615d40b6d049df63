from svc import rpc


class Lazy:
    """A notifier that is made when it is needed."""

    def __init__(self, publisher_id):
        self._publisher_id = publisher_id

    @property
    def _notifier(self):
        return rpc.get_notifier(self._publisher_id)

    def __getattr__(self, name):
        return getattr(self._notifier, name)


NOTIFY = Lazy('parcels')


def lose(context, order):
    NOTIFY.error(context, 'order.lost', {'id': order.id})
