import oslo_messaging

notifier = oslo_messaging.Notifier(None)

STATES = ('new', 'open', 'closed')


def run(ctx, order):
    state = 'new'
    for turn in range(200):
        notifier.info(ctx, 'order.' + state, {})  #! order.new|order.* order.open|order.* order.closed|order.*
        if order.ends(turn):
            break
        state = STATES[turn % 3]


# run: run(ctx, ns(ends=lambda turn: turn > 5))
