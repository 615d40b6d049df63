import oslo_messaging

N = oslo_messaging.Notifier(None)


class Mail:
    name = 'mail'

    def activate(self, ctx):
        self.manager.emit(ctx, self, 'start')  #! mail.start


class Manager:
    def register(self, cls):
        self.plugin = p = cls()
        p.manager = self

    def emit(self, ctx, plugin, what):
        N.info(ctx, '%s.%s' % (plugin.name, what), {})

    def all_up(self, ctx):
        self.plugin.activate(ctx)


def main(ctx):
    m = Manager()
    m.register(Mail)
    m.all_up(ctx)

# run: main(None)
