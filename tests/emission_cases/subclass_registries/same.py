import oslo_messaging

notifier = oslo_messaging.Notifier(None)
kinds = {}


class Event:
    def __init__(self, name=None):
        self.name = name

    def __init_subclass__(cls):
        kinds[cls.__name__.lower()] = cls

    def send(self, ctx):
        notifier.info(ctx, 'order.%s' % self.name, {})


class Created(Event):
    def __init__(self):
        super().__init__('created')  # NTF101 order.created


class Paid(Event):
    def __init__(self):
        super().__init__('paid')  # NTF101 order.paid


def send(ctx, kind):
    kinds[kind]().send(ctx)
