import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    def __init__(self, name):
        self.name = name

    def send(self, ctx):
        N.info(ctx, 'order.' + self.name, {})


class Placed(Event):
    def __init__(self, name='placed'):
        super().__init__(name)


class Paid(Event):
    def __init__(self, name='paid'):
        super().__init__(name)


KINDS = {'placed': Placed, 'paid': Paid}


def handle(ctx, kind):
    KINDS[kind]().send(ctx)  #! order.placed order.paid

# run: handle(ctx, 'placed')
# run: handle(ctx, 'paid')
