import types

import oslo_messaging

HELD = types.SimpleNamespace()
PAIRS = dict(zip(['a', 'b'], [oslo_messaging.Notifier(None), oslo_messaging.Notifier(None)]))


def set_up(name):
    setattr(HELD, name, oslo_messaging.Notifier(None))


class Stack:
    def __init__(self):
        self._all = set()
        self._all.add(oslo_messaging.Notifier(None))
        self.words = {}
        self.words['a'] = print

    def go(self, ctx):
        for each in self._all:
            each.info(ctx, 'stack.gone', {})  #! stack.gone


def run(ctx):
    PAIRS['a'].info(ctx, 'pair.a', {})  #! pair.a
    HELD.outlet.info(ctx, 'held.outlet', {})  #! held.outlet

# run: set_up('outlet'); run(ctx); Stack().go(ctx)
