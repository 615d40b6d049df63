from svc import rpc

EVENTS = {
    1: 'order.lost',
    2: 'order.returned',
}


def handle(context, code, payload):
    event = EVENTS.get(code)
    if event:
        rpc.get_notifier('parcels').info(context, event, payload)
