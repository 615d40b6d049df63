import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
EVENTS = {'create': 'order.create', 'delete': 'order.delete'}
SEQUENCE = ['order.first', 'order.second']


def plain(ctx, kind):
    NOTIFIER.info(ctx, EVENTS['create'], {})  # NTF101 order.create
    NOTIFIER.info(ctx, EVENTS.get('other', 'order.other'), {})  # NTF101 order.other
    NOTIFIER.info(ctx, SEQUENCE[1], {})  # NTF101 order.second
    NOTIFIER.info(ctx, {True: 'order.yes', False: 'order.no'}[kind is None], {})  # NTF101 order.yes NTF101 order.no


def unknown_key(ctx, kind):
    NOTIFIER.info(ctx, EVENTS[kind], {})  # NTF101 order.create NTF101 order.delete
    # What is no key has raised by now.
    NOTIFIER.info(ctx, EVENTS.get(kind, 'order.other'), {})  # NTF101 order.create NTF101 order.delete
    NOTIFIER.info(ctx, EVENTS[ctx.kind()], {})  # NTF101 order.create NTF101 order.delete
    NOTIFIER.info(ctx, SEQUENCE[ctx.number], {})  # NTF101 order.first NTF101 order.second


def any_key(ctx, kind):
    NOTIFIER.info(ctx, EVENTS.get(kind, 'order.other'), {})  # NTF101 order.create NTF101 order.delete NTF101 order.other


def notify(ctx, kind, suffix):
    NOTIFIER.info(ctx, '%s.%s' % (EVENTS[kind], suffix), {})


def run(ctx):
    notify(ctx, 'create', 'start')  # NTF101 order.create.start
    notify(ctx, 'delete', 'end')  # NTF101 order.delete.end


def tell(ctx, what):
    NOTIFIER.info(ctx, what, {})


def looked_up(ctx):
    # Without an entry it is None, which has no such method: nothing is sent.
    what = {1: 'PAID', 2: 'SENT'}.get(ctx.state)
    NOTIFIER.info(ctx, 'order.' + what.lower(), {})  # NTF101 order.paid NTF101 order.sent
