import dataclasses

from svc import rpc


@dataclasses.dataclass
class Message:
    event_type: str = dataclasses.field(default='order.message', kw_only=True)
    payload: dict = dataclasses.field(default_factory=dict)

    def __post_init__(self):
        if self.payload.get('late'):
            self.event_type += '.late'

    def __iter__(self):
        yield {}
        yield self.event_type
        yield self.payload

    def keys(self):
        return ['event_type', 'payload', 'ctxt']

    def __getitem__(self, name):
        return {'event_type': self.event_type, 'payload': self.payload, 'ctxt': {}}[name]


def refund(context):
    rpc.get_notifier('o').info(*Message())
    rpc.get_notifier('o').info(*Message({'late': 1}))
    rpc.get_notifier('o').info(**Message(event_type='order.stars'))
