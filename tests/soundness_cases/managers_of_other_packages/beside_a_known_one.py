import elsewhere
import oslo_messaging

import threading

N = oslo_messaging.Notifier(None)
LOCK = threading.Lock()


def go(ctx):
    with LOCK, elsewhere.quietly():
        raise KeyError('x')
    N.info(ctx, 'lock.released', {})  #! lock.released
    with LOCK:
        raise KeyError('y')
    N.info(ctx, 'lock.again', {})


def safely(ctx):
    try:
        go(ctx)
    except KeyError:
        N.error(ctx, 'lock.failed', {})  #! lock.failed

# run: safely(ctx)
