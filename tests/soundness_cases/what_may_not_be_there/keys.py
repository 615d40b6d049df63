import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, name, **more):
    known = {'a': 'order.a'}
    try:
        N.info(ctx, known[name], {})  #! order.a
    except KeyError:
        N.info(ctx, 'key.of_dict', {})  #! key.of_dict
    try:
        more['kind']
    except KeyError:
        N.info(ctx, 'key.of_keywords', {})  #! key.of_keywords
    try:
        more.pop('sort')
    except LookupError:
        N.info(ctx, 'key.popped', {})  #! key.popped
    more.pop('sort', None)
    try:
        del more[name]
    except KeyError:
        N.info(ctx, 'key.deleted', {})  #! key.deleted
    counts = {each: 1 for each in name.split('.')}
    counts.pop('x', None)
    try:
        while True:
            counts.popitem()
    except KeyError:
        N.info(ctx, 'key.popitem', {})  #! key.popitem
    try:
        event = more['of']['event']
        N.info(ctx, event, {})  #! *
    except KeyError:
        N.info(ctx, 'key.of_unknown', {})  #! key.of_unknown


# run: send(ctx, 'a'); send(ctx, 'b.c', kind='x', of={'event': 'order.x'})
