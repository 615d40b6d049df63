import oslo_messaging

N = oslo_messaging.Notifier(None)


def inner(ctx, name):
    if name:
        N.info(ctx, name, {})
    return 'a'


def outer(ctx, name):
    return inner(ctx, name) + '.b'


def run(ctx, name):
    N.info(ctx, 'x.' + outer(ctx, name), {})  #! x.a.b

# run: run(ctx, '')
