from subclass_registries.same import Event, kinds


class Sent(Event):
    def __init__(self):
        super().__init__('sent')  # NTF101 order.sent


def send(ctx, kind):
    kinds[kind]().send(ctx)
