import collections

import oslo_messaging

N = oslo_messaging.Notifier(None)


def run(ctx):
    last = collections.deque('abcd', maxlen=2)
    N.info(ctx, 'l.' + '.'.join(last), {})  #! l.c.d
    last.extend(['e'])
    N.info(ctx, 'm.' + '.'.join(last), {})  #! m.d.e
    last.extendleft(['f', 'g', 'h'])
    N.info(ctx, 'n.' + '.'.join(last), {})  #! n.h.g

# run: run(ctx)
