from svc import rpc


def _events(order):
    yield 'order.lost', {'id': order.id}
    if order.is_insured:
        yield from [('order.refunded', {'id': order.id})]


def lose(context, order):
    for event_type, payload in _events(order):
        rpc.get_notifier('parcels').info(context, event_type, payload)
