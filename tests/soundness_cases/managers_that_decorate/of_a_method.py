import oslo_messaging

import contextlib


class watched(contextlib.ContextDecorator):
    bus = oslo_messaging.Notifier(None)

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.bus.info({}, f'{self.name}.entered', {})

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.bus.info({}, f'{self.name}.{kind.__name__}', {})
        return kind is not None and issubclass(kind, LookupError)


class Shelf:
    @watched('shelf')  #! shelf.entered
    def take(self, name):
        return {}[name]


def go(ctx):
    taken = Shelf().take('x')  #! shelf.KeyError
    watched.bus.info(ctx, f'taken.{taken}', {})  #! taken.None

# later: go({})
