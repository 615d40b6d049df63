import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, orders):
    last = {'kind': 'none', 'way': 'none'}
    kinds = last.values()
    for order in orders:
        last['kind'] = 'big' if order else 'small'
        for kind in kinds:
            N.info(ctx, 'order.' + kind, {})  #! order.big order.small order.none
    for key, kind in last.items():
        last[key] = kind + '.end'
    N.info(ctx, last['way'], {})  #! none.end


# run: send(ctx, [0, 1])
