import contextlib
import oslo_messaging

N = oslo_messaging.Notifier(None)


class S:
    def __init__(self):
        self.log = []

    @contextlib.contextmanager
    def enter(self):
        yield self.log

    def run(self, ctx):
        with self.enter() as log:
            log.append('fine')
        for e in self.log:
            N.info(ctx, 'log.' + e, {})  #! log.fine

# run: S().run(None)
