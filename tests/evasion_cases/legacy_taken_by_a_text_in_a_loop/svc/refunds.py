from svc import orders, rpc, notifications

NAME = 'report'

def refund(context, order):
    reporter = notifications.Reporter('x')
    getattr(reporter, NAME)(context, 'refund', {})
    for each in ('report', 'publish'):
        if hasattr(reporter, each):
            getattr(reporter, each)(context, 'loop', {})
