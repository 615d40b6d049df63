import oslo_messaging


class Observable:
    def __init__(self):
        self._watching = []

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        if name != '_watching':
            for callback in self._watching:
                callback(name, value)


def watch(name, value):
    oslo_messaging.Notifier(None).info({}, f'{name}.{value}', {})


def main(ctx):
    server = Observable()
    server._watching.append(watch)
    server.power = 'on'  #! power.on

# run: main(ctx)
