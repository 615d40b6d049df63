import contextlib

import oslo_messaging

N = oslo_messaging.Notifier(None)
MODE = 'quiet'


@contextlib.contextmanager
def loud():
    global MODE
    before, MODE = MODE, 'loud'
    yield
    MODE = before


def send(ctx):
    N.info(ctx, 'mode.' + MODE, {})  #! mode.loud mode.quiet


def go(ctx):
    with loud():
        send(ctx)
    send(ctx)

# run: go(ctx)
