from svc import rpc


def lose(context, order):
    parts = ['order']
    parts.append('lost')
    if order.is_insured:
        parts += ['insured']
    rpc.get_notifier('parcels').info(context, '.'.join(parts), {'id': order.id})
