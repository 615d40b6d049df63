import collections

import oslo_messaging

N = oslo_messaging.Notifier(None)


def run(ctx):
    last = collections.deque(maxlen=2)
    for word in ('a', 'b', 'c'):
        last.append(word)
    N.info(ctx, '.'.join(last), {})  #! b.c

# run: run(ctx)
