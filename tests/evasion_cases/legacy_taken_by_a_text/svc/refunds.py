from svc import orders, rpc, notifications

def refund(context, order):
    getattr(notifications.Reporter('x'), 'report')(context, 'refund', {})
    send = getattr(notifications.Reporter('x'), 'report', None)
    send(context, 'refund2', {})
    vars(notifications)['notify_about_order'](context, order, 'vars')
    notifications.__dict__['notify_about_order'](context, order, 'dict')
    getattr(notifications, 'notify_about_order')(context, order, 'getattr')
