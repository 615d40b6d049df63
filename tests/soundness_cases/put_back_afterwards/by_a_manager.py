import oslo_messaging

import contextlib

LEVELS = []
n = oslo_messaging.Notifier(None)


@contextlib.contextmanager
def level(name):
    LEVELS.append(name)
    try:
        yield
    finally:
        LEVELS.pop()


def send(ctx):
    n.info(ctx, '.'.join(['top', *LEVELS]), {})  #! top top.one top.one.two


def go(ctx):
    send(ctx)
    with level('one'):
        send(ctx)
        with level('two'):
            send(ctx)

# run: go(ctx)
