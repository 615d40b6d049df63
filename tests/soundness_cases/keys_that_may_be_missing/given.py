import oslo_messaging

notifier = oslo_messaging.Notifier(None)

def kinds_of(order):
    kinds = {}
    if order.has('k0'):
        kinds['k0'] = 'order.k0'
    if order.has('k1'):
        kinds['k1'] = 'order.k1'
    if order.has('k2'):
        kinds['k2'] = 'order.k2'
    if order.has('k3'):
        kinds['k3'] = 'order.k3'
    if order.has('k4'):
        kinds['k4'] = 'order.k4'
    if order.has('k5'):
        kinds['k5'] = 'order.k5'
    if order.has('k6'):
        kinds['k6'] = 'order.k6'
    if order.has('k7'):
        kinds['k7'] = 'order.k7'
    if order.has('k8'):
        kinds['k8'] = 'order.k8'
    if order.has('k9'):
        kinds['k9'] = 'order.k9'
    if order.has('k10'):
        kinds['k10'] = 'order.k10'
    if order.has('k11'):
        kinds['k11'] = 'order.k11'
    if order.has('k12'):
        kinds['k12'] = 'order.k12'
    if order.has('k13'):
        kinds['k13'] = 'order.k13'
    return kinds


def run(ctx, order):
    for kind in kinds_of(order).values():
        notifier.info(ctx, kind, {})  #! order.k0 order.k1 order.k2 order.k3 order.k4 order.k5 order.k6 order.k7 order.k8 order.k9 order.k10 order.k11 order.k12 order.k13


# run: run(ctx, ns(has=lambda key: True))
