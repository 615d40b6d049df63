import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Ctl:
    def __init__(self):
        self.failed = None


def main(ctx, hook):
    c = Ctl()
    hook(c)
    if c.failed is not None:
        N.info(ctx, 'bad', {})  #! bad


def h(c):
    c.failed = 1

# run: main(None, h)
