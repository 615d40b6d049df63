import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx):
    events = dict(a='order.a', b='order.b', c='order.c')
    del events['b'], events['c']
    for event in events.values():
        N.info(ctx, event, {})  #! order.a
    for key in sorted(events):
        N.info(ctx, 'key.' + key, {})  #! key.a

# run: send(ctx)
