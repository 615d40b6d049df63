import oslo_messaging

from contextvars import ContextVar

STATE: ContextVar[dict] = ContextVar('state')


def begin(kind):
    STATE.set({'bus': oslo_messaging.Notifier(None), 'kind': kind})


def finish(ctx):
    state = STATE.get()
    state['bus'].info(ctx, state['kind'] + '.finished', {})  #! request.finished


def go(ctx):
    begin('request')
    finish(ctx)

# run: go(ctx)
