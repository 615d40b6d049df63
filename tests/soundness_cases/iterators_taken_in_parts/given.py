import itertools
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx):
    it = iter(['a', 'b', 'c'])
    first = list(itertools.islice(it, 2))
    rest = list(itertools.islice(it, 2))
    N.info(ctx, 'first.' + '-'.join(first), {})  #! first.a-b
    N.info(ctx, 'rest.' + '-'.join(rest), {})  #! rest.c

# run: main(None)
