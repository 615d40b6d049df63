import types

import oslo_messaging

N = oslo_messaging.Notifier(None)


def notify(ctx, name):
    N.info(ctx, 'order.' + name, {})


senders = types.SimpleNamespace(send=notify)


def handle(ctx):
    senders.send(ctx, 'paid')  #! order.paid


# run: handle(ctx)
