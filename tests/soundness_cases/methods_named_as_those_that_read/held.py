import oslo_messaging

N = oslo_messaging.Notifier(None)


class Once:
    def __init__(self):
        self.source = 'unset'

    def get(self):
        self.source = 'made'


class Conn:
    def __init__(self, once):
        self.once = once

    def use(self, ctx):
        self.once.get()
        N.info(ctx, 'conn.' + self.once.source, {})  #! conn.made


def main(ctx):
    c = Conn(Once())
    c.use(ctx)

# run: main(None)
