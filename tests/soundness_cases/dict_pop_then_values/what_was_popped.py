import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx):
    events = {'a': 'order.a', 'b': 'order.b', 'c': 'order.c'}
    N.info(ctx, events.pop('a'), {})  #! order.a
    N.info(ctx, events.pop('z', 'order.z'), {})  #! order.z
    for key, event in events.items():
        N.info(ctx, f'{event}.{key}', {})  #! order.b.b order.c.c

# run: send(ctx)
