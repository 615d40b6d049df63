import dataclasses

import oslo_messaging

N = oslo_messaging.Notifier(None)


def notify(ctx, name):
    N.info(ctx, 'order.' + name, {})


@dataclasses.dataclass
class Route:
    path: str
    send: object


ROUTES = [Route('/pay', notify)]


def handle(ctx):
    for route in ROUTES:
        route.send(ctx, 'paid')  #! order.paid


# run: handle(ctx)
