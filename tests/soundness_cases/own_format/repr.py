import oslo_messaging

N = oslo_messaging.Notifier(None)


class Topic:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return 'topic.' + self.name


def go(ctx):
    N.info(ctx, f'{Topic("a")!r}', {})  #! topic.a
    N.info(ctx, '{!r:.>8}'.format(Topic('b')), {})  #! .topic.b
    N.info(ctx, repr(Topic('c')) + '.end', {})  #! topic.c.end

# run: go(ctx)
