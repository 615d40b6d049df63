import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def chain(ctx, kind):
    if kind == 'a':
        event = 'order.a'
    elif kind == 'b':
        event = 'order.b'
    else:
        event = 'order.other'
    NOTIFIER.info(ctx, event, {})  # NTF101 order.a NTF101 order.b NTF101 order.other


def conditional(ctx, ok):
    NOTIFIER.info(ctx, 'order.ok' if ok else 'order.bad', {})  # NTF101 order.ok NTF101 order.bad
    NOTIFIER.info(ctx, 'order.' + ('x' if ok else 'y'), {})  # NTF101 order.x NTF101 order.y
    NOTIFIER.info(ctx, ok and 'order.and' or 'order.or', {})  # NTF101 order.and NTF101 order.or


def matched(ctx, kind):
    match kind:
        case 'a' | 'b':
            event = 'order.%s' % kind
        case _:
            event = 'order.none'
    NOTIFIER.info(ctx, event, {})  # NTF101 order.none


def notify(ctx, ok):
    NOTIFIER.info(ctx, 'order.%s' % ('end' if ok else 'error'), {})  # NTF101 order.end NTF101 order.error


def tell(ctx, what):
    NOTIFIER.info(ctx, 'order.%s' % what, {})


def run(ctx, ok):
    tell(ctx, 'yes' if ok else 'no')  # NTF101 order.yes NTF101 order.no
    matched(ctx, 'a')  # NTF101 order.a
    matched(ctx, 'c')
    ok and tell(ctx, 'shown')  # NTF101 order.shown
    tell(ctx, 'left') if ok else tell(ctx, 'right')  # NTF101 order.left NTF101 order.right
