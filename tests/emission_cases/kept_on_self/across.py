from kept_on_self import same
from kept_on_self.same import Event


class Holder:
    def __init__(self, ctx):
        self.event = Event(ctx, 'held')  # NTF101 order.held

    def go(self):
        self.event.send()


def run(ctx):
    same.Event(ctx, 'far').send()  # NTF101 order.far


class Holders:
    """Who makes the objects, who keeps them and who sends are three."""

    def __init__(self, ctx):
        self.by_name = {'first': make(ctx)}
        self.last = [Event(ctx, 'listed')]  # NTF101 order.listed

    def flush(self):
        self.by_name['first'].send()
        for event in self.last:
            event.send()


def make(ctx):
    return Event(ctx, 'made', kind='cart')  # NTF101 cart.made
