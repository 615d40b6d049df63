import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, orders):
    event = 'order.none'
    found = {'event': 'order.lost', 'last': None}
    for order in orders:
        N.info(ctx, found['event'] + '.before', {})  #! order.lost.before order.found.before
        found['last'] = order
        if order.is_good:
            event = 'order.good'
            found['event'] = 'order.found'
    N.info(ctx, event, {})  #! order.none order.good
    N.info(ctx, found['event'], {})  #! order.lost order.found


# run: good = ns(is_good=True); [send(ctx, orders) for orders in ([], [good, good])]
