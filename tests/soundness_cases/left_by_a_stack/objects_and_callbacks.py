import contextlib

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Managed:
    def __enter__(self):
        N.info({}, 'managed.enter', {})  #! managed.enter
        return self

    def __exit__(self, *exception):
        N.info({}, 'managed.exit', {})  #! managed.exit


def send(ctx):
    stack = contextlib.ExitStack()
    with stack:
        stack.enter_context(Managed())
        stack.callback(lambda: N.info(ctx, 'order.callback', {}))  #! order.callback
        stack.callback(print, 'nothing')
    N.info(ctx, 'order.after', {})  #! order.after

# later: send(ctx)
