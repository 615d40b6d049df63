import oslo_messaging

N = oslo_messaging.Notifier(None)
EVENTS = {}


def register(kind, event):
    EVENTS[kind] = event


register('a', 'stock.made')


def run(ctx, kind):
    N.info(ctx, EVENTS.get(kind), {})  #! stock.made|*
    for event in EVENTS.values():
        N.info(ctx, event, {})  #! stock.made|*

# run: run(ctx, 'a')
