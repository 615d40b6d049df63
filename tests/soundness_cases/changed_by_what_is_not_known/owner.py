import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Ctl:
    def __init__(self, hook):
        self.hook = hook
        self.count = 0
        hook.owner = self

    def bump(self):
        self.count += 1

    def run(self, ctx):
        self.hook()
        if self.count:
            N.info(ctx, 'counted', {})  #! counted


class H:
    def __call__(self):
        self.owner.bump()


def build(cls):
    return Ctl(cls())

# run: build(H).run(None)
