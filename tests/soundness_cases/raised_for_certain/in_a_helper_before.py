import oslo_messaging

N = oslo_messaging.Notifier(None)


def refuse(kind):
    if kind != 'disk':
        raise ValueError(kind)


def go(ctx, kind):
    refuse(kind)
    N.info(ctx, 'made.disk' if kind == 'disk' else 'made.other', {})  #! made.disk

# run: go(ctx, 'disk')
