from subclass_registries.same import Event, kinds


class Late(Event):
    def __init__(self, name):
        super().__init__(name)


class Later(Late):
    def __init__(self):
        super().__init__('later')  # NTF101 order.later


def send(ctx, kind):
    def inner():
        return kinds[kind]()

    inner().send(ctx)
