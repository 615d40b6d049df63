import string

from svc import rpc

EVENT = string.Template('$thing.$what')


def lose(context, order):
    event = EVENT.substitute(thing='order', what='lost')
    rpc.get_notifier('parcels').info(context, event, {'id': order.id})
