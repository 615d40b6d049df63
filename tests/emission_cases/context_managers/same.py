import contextlib

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


@contextlib.contextmanager
def notified(ctx, action, kind='order'):
    NOTIFIER.info(ctx, '%s.%s.start' % (kind, action), {})
    try:
        yield
    except Exception:
        NOTIFIER.error(ctx, '%s.%s.error' % (kind, action), {})
        raise
    else:
        NOTIFIER.info(ctx, '%s.%s.end' % (kind, action), {})


class Notified:
    def __init__(self, ctx, action):
        self.ctx = ctx
        self.action = action

    def __enter__(self):
        NOTIFIER.info(self.ctx, 'class.%s.start' % self.action, {})
        return self

    def __exit__(self, *exc):
        NOTIFIER.info(self.ctx, 'class.%s.end' % self.action, {})


def run(ctx):
    with notified(ctx, 'a'):  # NTF101 order.a.start NTF101 order.a.error NTF101 order.a.end
        ctx.go()
    with ctx.lock, notified(ctx, 'b', kind='cart') as x:  # NTF101 cart.b.start NTF101 cart.b.error NTF101 cart.b.end
        ctx.go(x)
    with Notified(ctx, 'c'):  # NTF101 class.c.start NTF101 class.c.end
        ctx.go()


async def wait(ctx):
    async with notified(ctx, 'd'):  # NTF101 order.d.start NTF101 order.d.error NTF101 order.d.end
        await ctx.go()
