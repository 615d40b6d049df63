import collections

import oslo_messaging

N = oslo_messaging.Notifier(None)

PENDING = collections.deque()
ORDERED = collections.OrderedDict(a='order.a', b='order.b')


def fill():
    PENDING.extendleft(['order.left'])


def turn():
    ORDERED.move_to_end('a')


def go(ctx):
    fill()
    turn()
    N.info(ctx, PENDING[0], {})  #! order.left
    N.info(ctx, next(iter(ORDERED.values())), {})  #! order.b

# run: go(ctx)
