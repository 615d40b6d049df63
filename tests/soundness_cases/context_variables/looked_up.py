import oslo_messaging

import contextvars

BUS = contextvars.ContextVar('bus')


def bus():
    try:
        return BUS.get()
    except LookupError:
        BUS.set(oslo_messaging.Notifier(None))
        return BUS.get()


def go(ctx):
    bus().info(ctx, 'looked.up', {})  #! looked.up
    (BUS.get(None) or bus()).info(ctx, 'got.again', {})  #! got.again

# run: go(ctx)
