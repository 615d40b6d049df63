import oslo_messaging

N = oslo_messaging.Notifier(None)


class Once:
    def __init__(self):
        self.state = 'unset'

    def get(self):
        self.state = 'made'


class Conn:
    def __init__(self, once):
        self.inner = once

    def use(self, ctx):
        self.inner.get()
        N.info(ctx, 'conn.' + self.inner.state, {})  #! conn.made


def main(ctx):
    Conn(Once()).use(ctx)

# run: main(None)
