import itertools
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx):
    it = iter(['a', 'b', 'c'])
    while chunk := list(itertools.islice(it, 2)):
        N.info(ctx, 'batch.' + '-'.join(chunk), {})  #! batch.a-b batch.c

# run: main(None)
