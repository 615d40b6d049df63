from . import messaging


def lose(context, order):
    messaging.BUS.info(context, 'order.lost', {'id': order.id})
