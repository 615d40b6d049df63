import oslo_messaging

N = oslo_messaging.Notifier(None)


class E:
    def __init__(self):
        self.used = 'none'

    def key(self, x):
        self.used = 'some'
        return x


def main(ctx, items):
    e = E()
    max(items, key=e.key, default=None)
    N.info(ctx, 'used.' + e.used, {})  #! used.none used.some

# run: main(None, [])
# run: main(None, [1])
