import bisect
import oslo_messaging

N = oslo_messaging.Notifier(None)


def wake(ctx, who):
    N.info(ctx, 'wake.' + who, {})


def main(ctx):
    q = []
    bisect.insort(q, (1, wake))
    q.pop()[1](ctx, 'cat')  #! wake.cat

# run: main(None)
