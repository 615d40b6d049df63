import oslo_messaging

N = oslo_messaging.Notifier(None)


class Plugin:
    name = None

    def activate(self, ctx):
        self.manager.emit(ctx, self, 'start')  #! mail.start


class Mail(Plugin):
    name = 'mail'


class Manager:
    def __init__(self):
        self._plugins = {}

    def register(self, cls):
        p = cls()
        p.manager = self
        self._plugins[p.name] = p
        return p

    def emit(self, ctx, plugin, what):
        N.info(ctx, '%s.%s' % (plugin.name, what), {})

    def __iter__(self):
        return iter(self._plugins.values())

    def all_up(self, ctx):
        for p in self:
            p.activate(ctx)


def main(ctx):
    m = Manager()
    for c in Plugin.__subclasses__():
        m.register(c)
    m.all_up(ctx)

# run: main(None)
