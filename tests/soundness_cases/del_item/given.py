import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx):
    parts = ['order', 'gone', 'create']
    del parts[2]
    N.info(ctx, '.'.join(parts), {})  #! order.gone

# run: send(ctx)
