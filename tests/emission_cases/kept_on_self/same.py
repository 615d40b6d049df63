import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Event:
    def __init__(self, ctx, suffix, kind='order'):
        self.ctx = ctx
        self.suffix = suffix
        self.event = '%s.%s' % (kind, suffix)

    def send(self):
        NOTIFIER.info(self.ctx, self.event, {})

    def start(self):
        NOTIFIER.info(self.ctx, 'start.%s' % self.suffix, {})

    def step(self, number):
        NOTIFIER.info(self.ctx, '%s.%s' % (self.suffix, number), {})


class Later:
    def prepare(self, what):
        self.what = what

    def send(self, ctx):
        NOTIFIER.info(ctx, 'later.%s' % self.what, {})


class Literal:
    def __init__(self):
        self.what = 'literal'
        self.what_else = self.what + '.else'

    def send(self, ctx):
        NOTIFIER.info(ctx, self.what_else, {})  # NTF101 literal.else


def run(ctx):
    event = Event(ctx, 'a')  # NTF101 order.a
    event.send()
    Event(ctx, 'b', kind='cart').send()  # NTF101 cart.b
    Event(ctx, 'c').start()  # NTF101 start.c
    Event(ctx, 'd').step('one')  # NTF101 d.one
    later = Later()
    later.prepare('on')  # NTF101 later.on
    later.send(ctx)
