import types

from svc import notifications, rpc


def report(self, context, action):
    self.notifier.info(context, self.prefix + '.' + action, {})


def refund(context, order):
    types.MethodType(report, notifications.Reporter('y'))(context, 'bound')
    notifications.Reporter.report(notifications.Reporter('z'), context, 'unbound', {})
    notifications.Reporter.__dict__['report'](notifications.Reporter('z'), context, 'dict', {})
    report.__get__(notifications.Reporter('x'))(context, 'got')
    rpc.get_notifier('o').info.__call__(context, 'order.dcall', {})
    notifications.notify_about_order.__call__(context, order, 'dcall2')
    notifications.notify_about_order.__wrapped__(context, order, 'wr') if 0 else None
