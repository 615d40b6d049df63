import oslo_messaging
import operator

N = oslo_messaging.Notifier(None)


def wake(ctx, who):
    N.info(ctx, 'wake.' + who, {})


def main(ctx):
    q = {}
    operator.setitem(q, 'a', wake)
    q['a'](ctx, 'cat')  #! wake.cat

# run: main(None)
