import oslo_messaging

N = oslo_messaging.Notifier(None)


class State:
    name = 'new'


class Machine:
    def __init__(self):
        self.state = State()

    def run(self, ctx):
        advance(self.state, 'paid')
        N.info(ctx, 'order.' + self.state.name, {})  #! order.paid.new


def advance(state, name):
    state.name = name + '.' + state.name


def go(ctx):
    Machine().run(ctx)

# run: go(ctx)
