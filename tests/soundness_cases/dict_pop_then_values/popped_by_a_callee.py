import oslo_messaging

N = oslo_messaging.Notifier(None)


def without(events, *keys):
    for key in keys:
        events.pop(key, None)
    return events


def send(ctx, some):
    events = {'a': 'order.a', 'b': 'order.b', 'c': 'order.c'}
    for event in without(events, 'a', 'q').values():
        N.info(ctx, event, {})  #! order.b order.c
    if some:
        events.clear()
        events['d'] = 'order.d'
    for event in events.values():
        N.info(ctx, event + '.then', {})  #! order.b.then order.c.then order.d.then

# run: [send(ctx, some) for some in (False, True)]
