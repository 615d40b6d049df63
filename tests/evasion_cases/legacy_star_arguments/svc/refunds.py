from svc import notifications, rpc


def tell(*args, event='order.kwonly', **kwargs):
    rpc.get_notifier('o').info(*args, event, kwargs)


def refund(context, order):
    args = (context, 'order.refund')
    rpc.get_notifier('o').info(*args, {})
    first, *rest = [context, order, 'return']
    notifications.notify_about_order(first, *rest)
    notifications.notify_about_order(**{'context': context, 'order': order, 'action': 'stars'})
    tell(context)
    tell(context, event='order.' + 'said')
