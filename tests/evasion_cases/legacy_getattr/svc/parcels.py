from svc import rpc


def lose(context, order, is_fatal=False):
    level = 'error' if is_fatal else 'warn'
    getattr(rpc.get_notifier('parcels'), level)(context, 'order.lost', {'id': order.id})
