import contextvars

import oslo_messaging

LEVEL = contextvars.ContextVar('level', default='none')
N = oslo_messaging.Notifier(None)


def inside(ctx, name):
    N.info(ctx, 'first.' + LEVEL.get(), {})  #! first.none
    LEVEL.set(name)
    N.info(ctx, 'then.' + LEVEL.get(), {})  #! then.copied


def go(ctx):
    contextvars.copy_context().run(inside, ctx, 'copied')
    N.info(ctx, 'after.' + LEVEL.get(), {})  #! after.none

# run: go(ctx)
