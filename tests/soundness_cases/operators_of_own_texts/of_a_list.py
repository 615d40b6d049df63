import oslo_messaging

n = oslo_messaging.Notifier(None)


class Path(list):
    def __add__(self, other):
        return Path(list.__add__(self, ['then', *other]))


def go(ctx):
    n.info(ctx, '.'.join(Path(['order']) + ['made']), {})  #! order.then.made

# run: go(ctx)
