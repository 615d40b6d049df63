from svc import rpc


def _lose(context, payload):
    rpc.get_notifier('parcels').info(context, 'order.lost', payload)


def _return(context, payload):
    rpc.get_notifier('parcels').info(context, 'order.returned', payload)


HANDLERS = {'lost': _lose, 'returned': _return}


def handle(context, message):
    HANDLERS[message['kind']](context, message['payload'])
