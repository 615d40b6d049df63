import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, orders):
    events = {'a': 'order.a', 'b': 'order.b'}
    for order in orders:
        if 'b' in events:
            N.info(ctx, 'has.' + events['a'], {})  #! has.order.a
        events.pop('b', None)
        events['c'] = 'order.c'
    N.info(ctx, events['a'], {})  #! order.a
    if 'b' not in events:
        N.info(ctx, 'gone.b', {})  #! gone.b
        N.info(ctx, 'gone.' + events['c'], {})  #! gone.order.c


# run: send(ctx, []); send(ctx, range(5))
