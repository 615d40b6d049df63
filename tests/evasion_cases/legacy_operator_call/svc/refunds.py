import operator

from svc import orders, rpc, notifications

def refund(context, order):
    operator.call(rpc.get_notifier('orders').info, context, 'order.called', {})
    operator.call(notifications.notify_about_order, context, order, action='c2')
    n = rpc.get_notifier('orders')
    [operator.call(f, context, 'order.c3', {}) for f in (n.info, n.warn)]
    args = [n.info, context, 'order.c4', {}]
    operator.call(*args)
