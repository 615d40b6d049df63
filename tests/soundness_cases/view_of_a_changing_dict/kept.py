import oslo_messaging

N = oslo_messaging.Notifier(None)


def add(events, key, event):
    events[key] = event


def send(ctx):
    events = {'a': 'order.a'}
    names, pairs = events.values(), events.items()
    add(events, 'b', 'order.b')
    for name in names:
        N.info(ctx, name, {})  #! order.a order.b
    events.pop('a')
    for key, name in pairs:
        N.info(ctx, key + '.' + name, {})  #! b.order.b


# run: send(ctx)
