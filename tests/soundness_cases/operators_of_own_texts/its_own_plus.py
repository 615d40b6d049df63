import oslo_messaging

n = oslo_messaging.Notifier(None)


class Topic(str):
    def __add__(self, other):
        return Topic(str.__add__(self, '.' + other))


def go(ctx):
    n.info(ctx, Topic('order') + 'made', {})  #! order.made

# run: go(ctx)
