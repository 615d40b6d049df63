import enum

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


class Kind(enum.Enum):
    PLACED = Placed
    PAID = Paid


def by_name(ctx, name):
    Kind[name].value().send(ctx)  #! order.placed order.paid


def all_of_them(ctx):
    for kind in Kind:
        kind.value().send(ctx)  #! order.placed order.paid


def one(ctx):
    Kind.PAID.value().send(ctx)  #! order.paid


# run: by_name(ctx, 'PLACED')
# run: by_name(ctx, 'PAID')
# run: all_of_them(ctx)
# run: one(ctx)
