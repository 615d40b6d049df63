import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    def __init__(self, name):
        self.name = name

    def send(self, ctx):
        N.info(ctx, 'order.' + self.name, {})


KINDS = {'any': Event}


def handle(ctx, kind):
    KINDS[kind]('placed').send(ctx)  #! order.placed

# run: handle(ctx, 'any')
