import abc

import oslo_messaging


class Desk(metaclass=abc.ABCMeta):
    def go(self, ctx, what):
        self.tell(ctx, 'desk.' + what)

    def finish(self, ctx):
        self.tell(ctx, 'desk.end')  #! desk.end

    @abc.abstractmethod
    def tell(self, ctx, event_type):
        """Tell."""


class Real(Desk):
    def __init__(self):
        self.outlet = oslo_messaging.Notifier(None)

    def tell(self, ctx, event_type):
        self.outlet.info(ctx, event_type, {})


class First(Real):
    pass


class Second(Real):
    pass


def run(ctx):
    First().go(ctx, 'first')  #! desk.first
    Second().finish(ctx)

# run: run(ctx)
