import oslo_messaging
from heapq import heapify, heappop, heappushpop, heapreplace

N = oslo_messaging.Notifier(None)


def run(ctx):
    words = ['c', 'a', 'b']
    heapify(words)
    N.info(ctx, 'pop.' + heappop(words), {})  #! pop.a
    N.info(ctx, 'push.' + heappushpop(words, 'x'), {})  #! push.b
    N.info(ctx, 'replace.' + heapreplace(words, 'a'), {})  #! replace.c
    N.info(ctx, 'left.' + '.'.join(sorted(words)), {})  #! left.a.x

# run: run(ctx)
