import elsewhere
import oslo_messaging

N = oslo_messaging.Notifier(None)


@elsewhere.instead
def name(kind):
    return kind + '.made'


@elsewhere.quietly()
def other(kind):
    return kind + '.kept'


def go(ctx):
    N.info(ctx, 'got.' + name('disk'), {})  #! got.disk.made got.*
    N.info(ctx, other('disk'), {})  #! disk.kept *

# run: go(ctx); go(ctx)
