import contextlib

from svc import notifications


class Told(contextlib.ContextDecorator):
    def __init__(self, context, order, what):
        self.args = context, order
        self.what = what

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        notifications.notify_about_order(*self.args, self.what + '.end')


def refund(context, order):
    with contextlib.ExitStack() as stack:
        stack.callback(notifications.notify_about_order, context, order, 'refund')
        stack.enter_context(Told(context, order, 'giveback'))
        stack.push(lambda *exc: notifications.notify_about_order(context, order, 'pushed'))
