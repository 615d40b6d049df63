import oslo_messaging

N = oslo_messaging.Notifier(None)


class Names(list):
    def __init__(self, *names):
        super().__init__(names)
        self.first = names[0]

    def append(self, name):
        super().append(name.upper())

    def joined(self):
        return '.'.join(self)


def go(ctx):
    names = Names('a', 'b')
    names.append('c')
    N.info(ctx, names.joined(), {})  #! a.b.C
    N.info(ctx, names.first + '.first', {})  #! a.first

# run: go(ctx)
