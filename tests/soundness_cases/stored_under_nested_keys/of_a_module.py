import oslo_messaging

N = oslo_messaging.Notifier(None)
EVENTS = {}
NAMES = {'made': 'stock.made'}
GONE = {'made': 1}


def fill(pairs):
    for pair in pairs:
        EVENTS[pair[0]] = pair[1]
        NAMES[
            pair[0]
        ] = pair[1]
        del GONE[pair[0]]


def run(ctx):
    for _event in EVENTS:
        N.info(ctx, 'stock.event', {})  #! stock.event
    N.info(ctx, NAMES['made'], {})  #! stock.made|* stock.new|*
    if not GONE:
        N.info(ctx, 'stock.gone', {})  #! stock.gone


# run: run(ctx); fill([('made', 'stock.new')]); run(ctx)
