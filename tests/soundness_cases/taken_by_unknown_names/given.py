import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Machine:
    def __init__(self):
        self.size = 'same'

    def grow(self):
        self.size = 'bigger'


def main(ctx, name):
    machine = Machine()
    method = getattr(machine, name, None)
    if method is not None:
        method()
    notifier.info(ctx, 'machine.' + machine.size, {})  #! machine.* machine.same

# run: main(None, 'grow')
# run: main(None, 'x')
