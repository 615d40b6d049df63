from kept_on_self import same
from kept_on_self.same import Event


class Holder:
    def __init__(self, ctx):
        self.event = Event(ctx, 'held')  # NTF101 order.held

    def go(self):
        self.event.send()


def run(ctx):
    same.Event(ctx, 'far').send()  # NTF101 order.far
