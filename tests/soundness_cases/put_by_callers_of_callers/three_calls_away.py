import oslo_messaging

N = oslo_messaging.Notifier(None)


class Box:
    def __init__(self):
        self.names = []

    def keep(self, name):
        self.names.append(name)

    def send(self, ctx):
        for name in self.names:
            N.info(ctx, name, {})  #! box.opened


BOX = Box()


def first(name):
    second(name)


def second(name):
    third(name)


def third(name):
    BOX.keep(name)


def go(ctx):
    first('box.opened')
    BOX.send(ctx)

# run: go(ctx)
