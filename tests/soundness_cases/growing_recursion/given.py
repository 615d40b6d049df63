import oslo_messaging

N = oslo_messaging.Notifier(None)


def grow(ctx, text, depth):
    if depth:
        grow(ctx, text + '.more', depth - 1)
    else:
        N.info(ctx, text, {})


def run(ctx, depth):
    grow(ctx, 'order', depth)  #! order*|order.*|order*.more|*.more|* order*|order.more*|order.more.*|order.more.more*|order.more.more.*|order|order.more|order.more.more|order.more.more.more|order.*|order*.more|order.*.more|*.more|*

# run: [run(ctx, depth) for depth in range(4)]
