import dataclasses

import oslo_messaging


class Bus:
    def __init__(self, prefix):
        self._prefix = prefix
        self._notifier = oslo_messaging.Notifier(None)

    def emit(self, ctx, name):
        self._notifier.info(ctx, f'{self._prefix}.{name}', {})


@dataclasses.dataclass
class Order:
    number: int
    bus: Bus = dataclasses.field(default_factory=lambda: Bus('order'))

    def move(self, ctx, state):
        self.bus.emit(ctx, f'state.{state}')


def run(ctx):
    order = Order(1)
    order.move(ctx, 'paid')  #! order.state.paid

# run: run(ctx)
