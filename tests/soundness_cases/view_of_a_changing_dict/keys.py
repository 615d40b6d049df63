import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, more):
    events = {'a': 'order.a', 'b': 'order.b'}
    keys, values = events.keys(), events.values()
    if more:
        events['c'] = 'order.c'
        N.info(ctx, '.'.join(keys), {})  #! a.b.c
    if 'c' in keys:
        N.info(ctx, 'has.c', {})  #! has.c
    N.info(ctx, str(len(values)), {})  #! 2 3
    before = list(values)
    events['a'] = 'changed'
    N.info(ctx, before[0] + '-' + list(values)[0], {})  #! order.a-changed


# run: [send(ctx, more) for more in (False, True)]
