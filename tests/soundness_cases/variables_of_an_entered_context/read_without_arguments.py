import contextvars

import oslo_messaging

KIND = contextvars.ContextVar('kind', default='plain')
N = oslo_messaging.Notifier(None)


class using:
    def __init__(self, kind):
        self.kind = kind

    def __enter__(self):
        self.token = KIND.set(self.kind)
        return self

    def __exit__(self, *exc):
        KIND.reset(self.token)


def made(ctx):
    N.info(ctx, KIND.get() + '.made', {})  #! plain.made special.made


def special(ctx):
    with using('special'):
        made(ctx)


def go(ctx):
    made(ctx)
    special(ctx)

# run: go(ctx)
