import oslo_messaging

N = oslo_messaging.Notifier(None)


class Count:
    made = 0
    last = 'none'

    def __init__(self, kind):
        Count.last = kind

    @classmethod
    def next(cls):
        cls.made += 1
        return str(cls.made)

    @classmethod
    def reset(cls):
        cls.made = 5


def run(ctx):
    Count('disk')
    N.info(ctx, 'last.' + Count.last, {})  #! last.disk
    Count.reset()
    Count.next()
    N.info(ctx, 'n.' + Count.next(), {})  #! n.7

# run: run(ctx), run(ctx)
