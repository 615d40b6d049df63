import oslo_messaging

N = oslo_messaging.Notifier(None)


class State:
    def __init__(self):
        self.name = 'new'

    def to(self, name):
        self.name = name + '.' + self.name


class Machine:
    def __init__(self):
        self.state = State()

    def run(self, ctx):
        self.state.to('paid')
        N.info(ctx, 'order.' + self.state.name, {})  #! order.paid.new


def go(ctx):
    Machine().run(ctx)

# run: go(ctx)
