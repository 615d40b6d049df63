import oslo_messaging

from notifier_classes import same


class Outer:
    def __init__(self):
        self.inner = same.Dynamic(oslo_messaging.Notifier(None))

    def info(self, ctx, what):
        self.inner.info(ctx, 'outer.%s' % what, {})


class Outermost:
    def __init__(self, outer=None):
        self.outer = outer or Outer()

    def send(self, ctx, what):
        self.outer.info(ctx, 'most.%s' % what)


def run(ctx):
    Outermost().send(ctx, 'x')  # NTF101 outer.most.x
