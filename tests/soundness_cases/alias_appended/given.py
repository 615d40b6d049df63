import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx):
    parts = ['order']
    other = parts
    other.append('aliased')
    N.info(ctx, '.'.join(parts), {})  #! order.aliased

# run: send(ctx)
