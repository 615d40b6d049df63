import sys

from svc import rpc

if sys.version_info >= (3, 99):
    def _tell(context, payload):
        rpc.get_notifier('parcels').info(context, 'order.lost', payload)
else:
    def _tell(context, payload):
        pass


def lose(context, order):
    _tell(context, {'id': order.id})
