import oslo_messaging

N = oslo_messaging.Notifier(None)


class Mail:
    name = 'mail'

    def activate(self, ctx):
        self.manager.emit(ctx, self, 'start')  #! mail.start


class Manager:
    def __init__(self):
        self._plugins = {}

    def register(self, cls):
        p = cls()
        p.manager = self
        self._plugins[p.name] = p

    def emit(self, ctx, plugin, what):
        N.info(ctx, '%s.%s' % (plugin.name, what), {})

    def all_up(self, ctx):
        for p in self._plugins.values():
            p.activate(ctx)


def main(ctx):
    m = Manager()
    m.register(Mail)
    m.all_up(ctx)

# run: main(None)
