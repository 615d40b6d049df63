import itertools
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx):
    it = iter('abcd')
    head = next(it)
    pair = tuple(itertools.islice(it, 2))
    rest = list(itertools.islice(it, None))
    N.info(ctx, head + '.' + '-'.join(pair), {})  #! a.b-c
    N.info(ctx, 'rest.' + '-'.join(rest), {})  #! rest.d

# run: main(None)
