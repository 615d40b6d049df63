import collections

import oslo_messaging

N = oslo_messaging.Notifier(None)


def notify(ctx, name):
    N.info(ctx, 'order.' + name, {})


Route = collections.namedtuple('Route', 'path send')
route = Route('/pay', notify)


def handle(ctx):
    route.send(ctx, 'paid')  #! order.paid


# run: handle(ctx)
