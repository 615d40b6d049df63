from svc import rpc


def lose(context, order):
    message = {'ctxt': context, 'payload': {'id': order.id}}
    message.update(event_type='order.lost')
    rpc.get_notifier('parcels').info(**message)
