import dataclasses

from svc import rpc


@dataclasses.dataclass(frozen=True)
class Event:
    order: object
    name: str = 'order.refund'
    parts: tuple = dataclasses.field(default_factory=lambda: ('order', 'refund', 'part'))

    def send(self, context):
        rpc.get_notifier('orders').info(context, self.name, {})

    def send_part(self, context):
        rpc.get_notifier('orders').info(context, '.'.join(self.parts), {})


def refund(context, order):
    Event(order).send(context)
    Event(order).send_part(context)
    dataclasses.replace(Event(order), name='order.refund.again').send(context)
    event = dataclasses.asdict(Event(order, 'order.refund.dict'))
    rpc.get_notifier('orders').info(context, event['name'], event)
