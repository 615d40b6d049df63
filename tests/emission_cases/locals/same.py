import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def plain(ctx):
    event = 'order.create'
    NOTIFIER.info(ctx, event, {})  # NTF101 order.create
    event = 'order.delete'
    NOTIFIER.info(ctx, event, {})  # NTF101 order.delete
    first, second = 'order', 'pay'
    NOTIFIER.info(ctx, first + '.' + second, {})  # NTF101 order.pay
    a = b = 'order.twice'
    NOTIFIER.info(ctx, a, {})  # NTF101 order.twice
    NOTIFIER.info(ctx, b, {})  # NTF101 order.twice
    if (named := 'order.walrus'):
        NOTIFIER.info(ctx, named, {})  # NTF101 order.walrus


def annotated(ctx):
    event: str = 'order.annotated'
    NOTIFIER.info(ctx, event, {})  # NTF101 order.annotated


def notify(ctx, suffix):
    prefix = 'order'
    event = '%s.%s' % (prefix, suffix)
    payload = {'event': event}
    NOTIFIER.info(ctx, event, payload)


def run(ctx):
    what = 'start'
    notify(ctx, what)  # NTF101 order.start


def correlated(ctx, bad):
    if bad:
        kind = 'order'
        what = 'fail'
    else:
        kind = 'cart'
        what = 'go'
    NOTIFIER.info(ctx, '%s.%s' % (kind, what), {})  # NTF101 order.fail NTF101 cart.go


def twice(ctx, items):
    for item in ('a', 'b'):
        NOTIFIER.info(ctx, '%s.%s' % (item, item), {})  # NTF101 a.a NTF101 b.b


def default_first(ctx, bad):
    what = 'order.fine'
    if bad:
        what = 'order.bad'
    NOTIFIER.info(ctx, what, {})  # NTF101 order.fine NTF101 order.bad


def handled(ctx):
    what = 'order.tried'
    try:
        ctx.go()
    except ValueError:
        what = 'order.failed'
    NOTIFIER.info(ctx, what, {})  # NTF101 order.tried NTF101 order.failed
