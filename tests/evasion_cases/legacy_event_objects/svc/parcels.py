import dataclasses

from svc import rpc


@dataclasses.dataclass
class Event:
    action: str
    order_id: str
    kind: str = 'order'

    @property
    def type(self):
        return f'{self.kind}.{self.action}'

    def emit(self, context):
        rpc.get_notifier('parcels').info(context, self.type, dataclasses.asdict(self))


def lose(context, order):
    Event('lost', order.id).emit(context)
