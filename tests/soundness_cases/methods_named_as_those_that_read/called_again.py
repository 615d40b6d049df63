import oslo_messaging

N = oslo_messaging.Notifier(None)


class Once:
    def __init__(self, make):
        self.make = make
        self.source = 'unset'

    def get(self):
        if self.make():
            self.source = 'made'
        else:
            self.source = 'cached'


class Conn:
    def __init__(self, once):
        self.once = once

    def use(self, ctx):
        self.once.get()
        N.info(ctx, 'conn.' + self.once.source, {})  #! conn.cached conn.made


def main(ctx, make):
    c = Conn(Once(make))
    c.use(ctx)
    c.use(ctx)

# run: main(None, int)
# run: main(None, lambda: 1)
