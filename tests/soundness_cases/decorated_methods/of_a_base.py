import oslo_messaging

import functools


def noted(method):
    @functools.wraps(method)
    def wrapper(this, ctx):
        this.bus.info(ctx, f'{this.kind}.noted', {})  #! *.noted
        return method(this, ctx)
    return wrapper


class Base:
    kind = None

    def __init__(self):
        self.bus = oslo_messaging.Notifier(None)

    @noted
    def run(self, ctx):
        return 1


class Disk(Base):
    kind = 'disk'


class Port(Base):
    kind = 'port'

# later: Disk().run(ctx); Port().run(ctx)
