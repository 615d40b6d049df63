import oslo_messaging

N = oslo_messaging.Notifier(None)


class Numbered(type):
    made = 0

    def __call__(cls, *args):
        self = type.__call__(cls, *args)
        self.number = 7
        return self


class Event(metaclass=Numbered):
    def __init__(self, kind):
        self.kind = kind


def go(ctx):
    event = Event('order')
    N.info(ctx, f'{event.kind}.{event.number}', {})  #! order.7

# run: go(ctx)
