import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx):
    parts = ['order', 'sent', 'create']
    last = parts.pop()
    N.info(ctx, '.'.join(parts), {'last': last})  #! order.sent

# run: send(ctx)
