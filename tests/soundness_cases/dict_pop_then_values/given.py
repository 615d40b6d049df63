import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx):
    events = {'a': 'order.a', 'b': 'order.b'}
    gone = events.pop('a')
    for event in events.values():
        N.info(ctx, event, {'gone': gone})  #! order.b

# run: send(ctx)
