import oslo_messaging


class Line:
    def __init__(self, name):
        self.name = name
        self.notifier = oslo_messaging.Notifier(None)

    def tell(self, ctx, what):
        self.notifier.info(ctx, self.name + '.' + what, {})


def go(ctx):
    told = {Line('red'): 'up', Line('blue'): 'down'}
    for line, what in told.items():
        line.tell(ctx, what)  #! blue.down red.up

# run: go(ctx)
