import collections

import oslo_messaging

N = oslo_messaging.Notifier(None)


def joined(word, seen=collections.deque()):
    seen.append(word)
    return '-'.join(seen)


TABLE = {'a': joined('x'), 'b': [joined('y')]}
last = joined('z')


def go(ctx):
    N.info(ctx, last, {})  #! x-y-z
    N.info(ctx, TABLE['a'] + '.' + TABLE['b'][0], {})  #! x.x-y

# run: go(ctx)
