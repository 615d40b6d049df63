import oslo_messaging

notifier = oslo_messaging.Notifier(None)

def changes(order):
    changed = {'id': order.id}
    if order.has('k0'):
        changed['k0'] = 'order.k0'
    if order.has('k1'):
        changed['k1'] = 'order.k1'
    if order.has('k2'):
        changed['k2'] = 'order.k2'
    if order.has('k3'):
        changed['k3'] = 'order.k3'
    if order.has('k4'):
        changed['k4'] = 'order.k4'
    if order.has('k5'):
        changed['k5'] = 'order.k5'
    if order.has('k6'):
        changed['k6'] = 'order.k6'
    if order.has('k7'):
        changed['k7'] = 'order.k7'
    if order.has('k8'):
        changed['k8'] = 'order.k8'
    if order.has('k9'):
        changed['k9'] = 'order.k9'
    if order.has('k10'):
        changed['k10'] = 'order.k10'
    if order.has('k11'):
        changed['k11'] = 'order.k11'
    if order.has('k12'):
        changed['k12'] = 'order.k12'
    if order.has('k13'):
        changed['k13'] = 'order.k13'
    return changed


def run(ctx, order):
    changed = changes(order)
    if 'k3' in changed:
        notifier.info(ctx, changed['k3'], {})  #! order.k3
    notifier.info(ctx, changed.get('k5', 'order.same'), {})  #! order.k5 order.same


# run: run(ctx, ns(id=1, has=lambda key: True))
# run: run(ctx, ns(id=1, has=lambda key: False))
