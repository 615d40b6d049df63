import oslo_messaging as om

import notifier_classes.same as n
from notifier_classes.across import get_bus as bus
from notifier_classes.same import EVENTS as E

D = n.Dynamic
e = E.publish


def run(ctx):
    e('a')  # NTF101 events.a
    D(om.Notifier(None)).debug(ctx, 'order.b', {})  # NTF101 order.b
    bus().error(ctx, 'order.c', {})  # NTF101 order.c
