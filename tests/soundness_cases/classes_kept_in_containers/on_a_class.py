import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    def __init__(self, name):
        self.name = name

    def send(self, ctx):
        N.info(ctx, 'order.' + self.name, {})


class Shop:
    kinds = {'any': Event}

    def handle(self, ctx, kind):
        self.kinds[kind]('paid').send(ctx)  #! order.paid

# run: Shop().handle(ctx, 'any')
