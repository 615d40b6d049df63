import contextlib

import oslo_messaging


class Session:
    def __init__(self, notifier):
        self.notifier = notifier
        self.open = {}

    @contextlib.contextmanager
    def holding(self, lock):
        self.open[lock] = True
        try:
            yield
        finally:
            del self.open[lock]

    def tell(self, ctx):
        for lock in self.open:
            self.notifier.info(ctx, 'held.' + lock, {})  #! held.*


def go(ctx):
    session = Session(oslo_messaging.Notifier(None))
    with session.holding('disk'):
        session.tell(ctx)
    session.tell(ctx)

# run: go(ctx)
