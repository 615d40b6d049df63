import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    def __init__(self, name):
        self.name = name

    def send(self, ctx):
        N.info(ctx, 'order.' + self.name, {})


KINDS = {}


def registered(name):
    def add(cls):
        KINDS[name] = cls
        return cls

    return add


@registered('paid')
class Paid(Event):
    def __init__(self, name='paid'):
        super().__init__(name)


def handle(ctx, kind):
    KINDS[kind]().send(ctx)  #! order.paid

# run: handle(ctx, 'paid')
