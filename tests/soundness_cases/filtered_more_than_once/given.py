import oslo_messaging

notifier = oslo_messaging.Notifier(None)

NAMES = ('n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8')


def run(ctx, order):
    wanted = [name for name in NAMES if order.has(name)]
    changed = [name for name in wanted if order.changed(name)]
    for name in changed:
        notifier.info(ctx, 'order.' + name, {})  #! order.n0 order.n1 order.n2 order.n3 order.n4 order.n5 order.n6 order.n7 order.n8


# run: run(ctx, ns(has=lambda name: True, changed=lambda name: True))
