import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Ctl:
    def __init__(self):
        self.failed = False

    def fail(self):
        self.failed = True


def main(ctx, hook):
    c = Ctl()
    hook(c)
    N.info(ctx, 'bad' if c.failed else 'good', {})  #! bad good

# run: main(None, lambda c: c.fail())
# run: main(None, lambda c: None)
