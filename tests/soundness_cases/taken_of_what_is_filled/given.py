import oslo_messaging


class State:
    def __init__(self):
        self.bus = oslo_messaging.Notifier(None)

    def send(self, what):
        self.bus.info({}, what, {})


_stack = []


def serve(state):
    state.send('server.up')  #! server.up


def main(ctx):
    _stack.append(State())
    serve(_stack[-1])

# run: main(ctx)
