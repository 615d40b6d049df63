import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
notify = lambda ctx, suffix: NOTIFIER.info(ctx, 'order.%s' % suffix, {})  # noqa
simple = lambda ctx: NOTIFIER.info(ctx, 'order.simple', {})  # NTF101 order.simple


class Manager:
    tell = lambda self, ctx, what: NOTIFIER.info(ctx, 'method.%s' % what, {})  # noqa

    def __init__(self):
        self.say = lambda ctx, what: NOTIFIER.info(ctx, 'kept.%s' % what, {})

    def run(self, ctx):
        self.tell(ctx, 'a')  # NTF101 method.a
        self.say(ctx, 'b')  # NTF101 kept.b


def apply(function, what):
    function(what)


def run(ctx):
    notify(ctx, 'c')  # NTF101 order.c
    local = lambda what='d': notify(ctx, what)  # noqa
    local()  # NTF101 order.d
    local('e')  # NTF101 order.e
    apply(lambda what: notify(ctx, what), 'f')  # NTF101 order.f
    ctx.later(lambda: notify(ctx, 'g'))  # NTF101 order.g
    ctx.then(lambda *args, ctx=ctx: notify(ctx, 'h'))  # NTF101 order.h
