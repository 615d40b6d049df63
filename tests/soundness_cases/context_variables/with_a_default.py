import oslo_messaging

from contextvars import ContextVar

KIND: ContextVar[str] = ContextVar('kind', default='plain')
notifier = oslo_messaging.Notifier(None)


def create(ctx):
    notifier.info(ctx, KIND.get() + '.create', {})  #! plain.create special.create


def special(ctx):
    token = KIND.set('special')
    try:
        create(ctx)
    finally:
        KIND.reset(token)

# run: create(ctx); special(ctx)
