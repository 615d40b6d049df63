from svc import orders, rpc, notifications
from operator import attrgetter, methodcaller

def refund(context, order):
    reporter = notifications.Reporter('x')
    get = attrgetter('report')
    get(reporter)(context, 'refund', {})
    methodcaller('report', context, 'mc', {})(reporter)
