from svc import rpc


def lose(context, order):
    rpc.get_notifier('parcels').info(context, 'order.lost', {'id': order.id})
