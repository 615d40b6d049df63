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


KINDS = [Placed]


def handle(ctx):
    for kind in KINDS:
        kind().send(ctx)  #! order.placed

# run: handle(ctx)
