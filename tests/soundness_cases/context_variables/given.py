import oslo_messaging

import contextvars

NOTIFIER = contextvars.ContextVar('notifier')


def setup():
    NOTIFIER.set(oslo_messaging.Notifier(None))


def create(ctx):
    NOTIFIER.get().info(ctx, 'thing.create', {})  #! thing.create

# run: setup(); create(ctx)
