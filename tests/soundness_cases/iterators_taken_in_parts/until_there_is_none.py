import itertools
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx):
    it = iter(['a', 'b', 'c'])
    while True:
        chunk = tuple(itertools.islice(it, 2))
        if not chunk:
            break
        N.info(ctx, 'batch.' + '-'.join(chunk), {})  #! batch.a-b batch.c

# run: main(None)
