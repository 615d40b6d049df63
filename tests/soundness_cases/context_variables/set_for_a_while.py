import oslo_messaging

import contextlib
import contextvars

KIND = contextvars.ContextVar('kind', default='plain')
n = oslo_messaging.Notifier(None)


@contextlib.contextmanager
def using(kind):
    token = KIND.set(kind)
    try:
        yield
    finally:
        KIND.reset(token)


def send(ctx, what):
    n.info(ctx, f'{KIND.get()}.{what}', {})


def go(ctx):
    send(ctx, 'before')  #! plain.before
    with using('special'):
        send(ctx, 'inside')  #! special.inside

# run: go(ctx)
