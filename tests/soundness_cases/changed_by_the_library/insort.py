import bisect
import oslo_messaging

N = oslo_messaging.Notifier(None)
NAMES = ['b', 'd']


def run(ctx):
    names = list(NAMES)
    bisect.insort(names, 'c')
    bisect.insort_left(names, 'a')
    N.info(ctx, '.'.join(names), {})  #! a.b.c.d

# run: run(ctx)
