from oslo_messaging import Notifier

from svc import rpc


def lose(context, order):
    Notifier.info(rpc.get_notifier('parcels'), context, 'order.lost', {'id': order.id})
