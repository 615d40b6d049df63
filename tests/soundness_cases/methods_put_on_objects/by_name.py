import oslo_messaging

import types


class Plugin:
    def __init__(self, bus):
        self.bus = bus


def start(self, ctx, name='plugin'):
    self.bus.info(ctx, name + '.started', {})


def stop(self, ctx):
    self.bus.info(ctx, 'plugin.stopped', {})  #! plugin.stopped


def go(ctx):
    p = Plugin(oslo_messaging.Notifier(None))
    p.start = types.MethodType(start, p)
    setattr(p, 'stop', stop.__get__(p))
    p.start(ctx, 'own')  #! own.started
    p.stop(ctx)

# run: go(ctx)
