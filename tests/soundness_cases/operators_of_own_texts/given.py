import oslo_messaging

n = oslo_messaging.Notifier(None)


class Topic(str):
    def __truediv__(self, other):
        return Topic(self + '.' + other)


ROOT = Topic('shop')


def go(ctx):
    n.info(ctx, ROOT / 'order' / 'made', {})  #! shop.order.made

# run: go(ctx)
