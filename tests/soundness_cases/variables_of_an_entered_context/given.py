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


def send(ctx, what):
    N.info(ctx, f'{KIND.get()}.{what}', {})


def go(ctx):
    send(ctx, 'before')  #! plain.before
    with using('outer'):
        with using('inner'):
            send(ctx, 'inside')  #! inner.inside
        send(ctx, 'between')  #! outer.between
    send(ctx, 'after')  #! plain.after

# run: go(ctx)
