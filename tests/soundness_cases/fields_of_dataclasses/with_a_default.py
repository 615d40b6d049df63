import oslo_messaging

import dataclasses


@dataclasses.dataclass
class Alert:
    level: str
    sink: object = None

    def raise_it(self, ctx):
        if self.sink is not None:
            getattr(self.sink, self.level)(ctx, 'alert.' + self.level, 0)  #! alert.error alert.warn


def warn(ctx):
    Alert('warn', oslo_messaging.Notifier(None)).raise_it(ctx)


def fail(ctx):
    a = Alert(level='error')
    a.sink = oslo_messaging.Notifier(None)
    a.raise_it(ctx)

# run: warn(ctx); fail(ctx)
