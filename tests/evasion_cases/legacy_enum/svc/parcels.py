import enum

from svc import rpc


class Event(str, enum.Enum):
    LOST = 'order.lost'
    RETURNED = 'order.returned'


def lose(context, order):
    rpc.get_notifier('parcels').info(context, Event.LOST.value, {})
    rpc.get_notifier('parcels').info(context, Event('order.returned'), {})
