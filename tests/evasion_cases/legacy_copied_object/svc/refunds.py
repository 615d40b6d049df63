import copy
import types

from svc import notifications, rpc


def report(self, context, action):
    self.notifier.info(context, self.prefix + '.' + action, {})


def refund(context):
    reporter = copy.copy(notifications.Reporter('x'))
    reporter.prefix = 'basket'
    reporter.report(context, 'copied', {})
    bound = types.MethodType(report, notifications.Reporter('y'))
    bound(context, 'bound')
    ns = types.SimpleNamespace(event='order.ns')
    ns.event += '.more'
    rpc.get_notifier('o').info(context, ns.event, {})
    rpc.get_notifier('o').info(context, vars(ns)['event'] + '.vars', {})
