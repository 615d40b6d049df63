import oslo_messaging

notifier = oslo_messaging.Notifier(None)

def add(table, order, key):
    if order.has(key):
        table.setdefault(key, f'order.{key}')


def run(ctx, order):
    table = {'first': 'order.first'}
    add(table, order, 'k0')
    add(table, order, 'k1')
    add(table, order, 'k2')
    add(table, order, 'k3')
    add(table, order, 'k4')
    add(table, order, 'k5')
    add(table, order, 'k6')
    add(table, order, 'k7')
    add(table, order, 'k8')
    add(table, order, 'k9')
    add(table, order, 'k10')
    add(table, order, 'k11')
    add(table, order, 'k12')
    add(table, order, 'k13')
    notifier.info(ctx, table['first'], {})  #! order.first
    for kind in sorted(table.values()):
        notifier.info(ctx, kind, {})  #! order.first order.k0 order.k1 order.k2 order.k3 order.k4 order.k5 order.k6 order.k7 order.k8 order.k9 order.k10 order.k11 order.k12 order.k13


# run: run(ctx, ns(has=lambda key: True))
