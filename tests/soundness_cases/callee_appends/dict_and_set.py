import oslo_messaging

N = oslo_messaging.Notifier(None)


def fill(events, *, more):
    events['b'] = 'lease.b'
    more.add('lease.c')


def run(ctx):
    events = {'a': 'lease.a'}
    others = set()
    fill(events, more=others)
    for event in events.values():
        N.info(ctx, event, {})  #! lease.a lease.b
    for event in others:
        N.info(ctx, event, {})  #! lease.c

# run: run(ctx)
