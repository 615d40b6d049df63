import contextlib

import oslo_messaging

N = oslo_messaging.Notifier(None)


@contextlib.contextmanager
def around(ctx, what):
    N.info(ctx, what + '.start', {})
    yield what
    N.info(ctx, what + '.end', {})


def send(ctx):
    with contextlib.ExitStack() as stack:
        what = stack.enter_context(around(ctx, 'order'))  #! order.start order.end
        N.info(ctx, what + '.mid', {})  #! order.mid

# later: send(ctx)
