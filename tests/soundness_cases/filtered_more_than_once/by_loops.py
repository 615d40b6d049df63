import oslo_messaging

notifier = oslo_messaging.Notifier(None)

NAMES = ('n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8')


def kept(names, test):
    found = []
    for name in names:
        if test(name):
            found.append(name)
    return found


def run(ctx, order):
    names = kept(kept(kept(NAMES, order.has), order.changed), order.told)
    while names:
        notifier.info(ctx, f'order.{names.pop()}', {})  #! order.n0 order.n1 order.n2 order.n3 order.n4 order.n5 order.n6 order.n7 order.n8


# run: run(ctx, ns(has=lambda name: True, changed=lambda name: True, told=lambda name: True))
