import oslo_messaging

N = oslo_messaging.Notifier(None)


def notify(ctx, name):
    N.info(ctx, 'order.' + name, {})


SENDERS = {'pay': notify}
SENDERS['all'] = SENDERS


def handle(ctx):
    SENDERS['all']['pay'](ctx, 'paid')  #! order.paid


# run: handle(ctx)
