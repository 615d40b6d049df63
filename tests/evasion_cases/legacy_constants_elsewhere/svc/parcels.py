from svc import events as ev
from svc.events import Suffix
from svc.rpc import get_notifier


def lose(context, order):
    get_notifier('parcels').info(context, ev.ORDER + Suffix.LOST, {'id': order.id})
