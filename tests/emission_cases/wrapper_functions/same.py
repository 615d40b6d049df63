import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def notify(ctx, suffix, payload=None, *, kind='order', **kwargs):
    NOTIFIER.info(ctx, '%s.%s' % (kind, suffix), payload or {})


def about(ctx, event_type):
    NOTIFIER.info(ctx, event_type, {})


async def later(ctx, suffix):
    await NOTIFIER.info(ctx, 'later.%s' % suffix, {})


def several(ctx, action):
    NOTIFIER.info(ctx, 'order.%s.start' % action, {})
    ctx.act(action)
    NOTIFIER.info(ctx, 'order.%s.end' % action, {})


def literal(ctx):
    NOTIFIER.info(ctx, 'order.literal', {})  # NTF101 order.literal


def uncalled(ctx, suffix):
    NOTIFIER.info(ctx, 'order.%s' % suffix, {})


def run(ctx):
    notify(ctx, 'a')  # NTF101 order.a
    notify(ctx, suffix='b', kind='cart')  # NTF101 cart.b
    notify(suffix='c', ctx=ctx)  # NTF101 order.c
    about(ctx, 'order.d')  # NTF101 order.d
    several(ctx, 'e')  # NTF101 order.e.start NTF101 order.e.end
    return notify(ctx, 'f', extra=1)  # NTF101 order.f


async def wait(ctx):
    await later(ctx, 'x')  # NTF101 later.x
    async for phase in ctx.phases():
        await later(ctx, 'loop')  # NTF101 later.loop


notify(None, 'module')  # NTF101 order.module


class Registered:
    notify(None, 'class')  # NTF101 order.class
    found = notify(None, 'attribute')  # NTF101 order.attribute


if __name__ == '__main__':
    notify(None, 'main')  # NTF101 order.main
