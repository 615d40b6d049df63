import oslo_messaging

N = oslo_messaging.Notifier(None)


class Model:
    def __init__(self):
        self._kind = 'vm'

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        if not name.startswith('_'):
            N.info({}, f'{self._kind}.{name}.{value}', {})


def main(ctx):
    model = Model()
    model.power = 'on'  #! vm.power.on

# run: main(ctx)
