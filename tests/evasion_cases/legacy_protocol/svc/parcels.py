import typing

from svc import rpc


class Tells(typing.Protocol):
    def info(self, ctxt: object, event_type: str, payload: dict) -> None: ...


def lose(context, order, bus: Tells) -> None:
    bus.info(context, 'order.lost', {'id': order.id})


def run(context, order):
    lose(context, order, rpc.get_notifier('parcels'))
