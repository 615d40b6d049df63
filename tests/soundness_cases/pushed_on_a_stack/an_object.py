from contextlib import ExitStack

import oslo_messaging


class Door:
    def __init__(self, name):
        self.name = name
        self.bus = oslo_messaging.Notifier(None)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.bus.info({}, f'{self.name}.closed', {})


def go(ctx):
    with ExitStack() as stack:
        stack.push(Door('front'))  #! front.closed
        stack.enter_context(Door('back'))  #! back.closed

# later: go({})
