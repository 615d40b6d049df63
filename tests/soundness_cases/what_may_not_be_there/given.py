import oslo_messaging

N = oslo_messaging.Notifier(None)


def batches_of(orders):
    if not orders:
        return []
    return [order for order in orders if order.is_open]


def send(ctx, orders):
    batches = batches_of(orders)
    try:
        first = batches[0]
    except IndexError:
        N.info(ctx, 'order.none', {})  #! order.none
        return
    N.info(ctx, 'order.some', {'first': first})  #! order.some
    try:
        first, second = batches
    except ValueError:
        N.info(ctx, 'order.not_two', {})  #! order.not_two
    try:
        ('a', 'b')[1]
    except IndexError:
        N.info(ctx, 'never', {})


# run: send(ctx, []); send(ctx, [ns(is_open=True)])
