import oslo_messaging

N = oslo_messaging.Notifier(None)


def notify(ctx, name):
    N.info(ctx, 'order.' + name, {})


class Registry:
    def __init__(self):
        self.senders = {}

    def add(self, name, sender):
        self.senders[name] = sender

    def get(self, name):
        return self.senders[name]


registry = Registry()
registry.add('pay', notify)


def handle(ctx, name):
    registry.get(name)(ctx, 'paid')  #! order.paid


# run: handle(ctx, 'pay')
