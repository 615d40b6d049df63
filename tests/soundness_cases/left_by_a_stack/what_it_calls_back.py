import contextlib

import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, what, *, phase):
    N.info(ctx, what + '.' + phase, {})


def send(ctx):
    with contextlib.ExitStack() as stack:
        stack.callback(tell, ctx, 'order', phase='end')  #! order.end
        tell(ctx, 'order', phase='start')  #! order.start

# later: send(ctx)
