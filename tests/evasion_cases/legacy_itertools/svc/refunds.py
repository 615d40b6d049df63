import collections
import itertools

from svc import notifications, rpc


def refund(context, order):
    send = rpc.get_notifier('o').info
    for parts in itertools.product(['order'], ['p', 'q']):
        send(context, '.'.join(parts), {})
    collections.deque(itertools.starmap(send, [(context, 'order.star', {})]), maxlen=0)
    any(send(context, e, {}) for e in itertools.islice(itertools.cycle(['order.cycle']), 1))
    for area, action in itertools.zip_longest(['order'], ['x', 'y'], fillvalue='order'):
        send(context, f'{area}.{action}', {})
    list(map(notifications.notify_about_order, itertools.repeat(context), [order], ['mapped']))
    for number, action in enumerate(['e'], start=1):
        send(context, 'order.%s%d' % (action, number), {})
    for k, group in itertools.groupby(['order.ga', 'order.gb'], key=lambda t: t[:5]):
        for each in group:
            send(context, each, {})
