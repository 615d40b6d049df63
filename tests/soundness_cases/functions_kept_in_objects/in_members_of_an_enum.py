import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


def notify(ctx, name):
    N.info(ctx, 'order.' + name, {})


class Route(enum.Enum):
    PAY = (notify, 'paid')


def handle(ctx, name):
    send, event = Route[name].value
    send(ctx, event)  #! order.paid


# run: handle(ctx, 'PAY')
