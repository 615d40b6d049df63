import oslo_messaging

N = oslo_messaging.Notifier(None)


class Mail:
    name = 'mail'

    def activate(self, ctx):
        self.manager.emit(ctx, self, 'start')  #! mail.start


class Manager:
    def register(self, p):
        p.manager = self

    def emit(self, ctx, plugin, what):
        N.info(ctx, '%s.%s' % (plugin.name, what), {})


def main(ctx):
    m = Manager()
    p = Mail()
    m.register(p)
    p.activate(ctx)

# run: main(None)
