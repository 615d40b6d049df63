from svc.notifications import notify_about_order

STEPS = ('packed', 'lost')


def process(context, order):
    for number, step in enumerate(STEPS):
        order.step = number
        notify_about_order(context, order, step)
