import operator

from svc import rpc


def lose(context, order):
    tell = operator.methodcaller('info', context, 'order.lost', {'id': order.id})
    tell(rpc.get_notifier('parcels'))
