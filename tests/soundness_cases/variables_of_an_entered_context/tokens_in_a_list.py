from contextvars import ContextVar

import oslo_messaging

LEVEL = ContextVar('level')
N = oslo_messaging.Notifier(None)


class Request:
    def __init__(self, name):
        self.name = name
        self.tokens = []

    def __enter__(self):
        self.tokens.append(LEVEL.set(self.name))

    def __exit__(self, *exc):
        LEVEL.reset(self.tokens.pop())


def level():
    return LEVEL.get('none')


def go(ctx):
    N.info(ctx, 'before.' + level(), {})  #! before.none
    with Request('one'):
        N.info(ctx, 'inside.' + level(), {})  #! inside.one
    N.info(ctx, 'after.' + level(), {})  #! after.none

# run: go(ctx)
