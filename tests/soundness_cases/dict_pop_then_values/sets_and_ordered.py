import collections

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx):
    kinds = {'x', 'y', 'z'}
    kinds.discard('x')
    kinds.remove('y')
    for kind in kinds:
        N.info(ctx, 'set.' + kind, {})  #! set.z
    events = collections.OrderedDict([('a', 'order.a'), ('b', 'order.b')])
    events.popitem()
    for event in list(events.values()):
        N.info(ctx, event, {})  #! order.a

# run: send(ctx)
