import queue

from svc import rpc

PENDING = queue.Queue()


def lose(context, order):
    PENDING.put((context, 'order.lost', {'id': order.id}))


def work():
    notifier = rpc.get_notifier('parcels')
    while True:
        context, event_type, payload = PENDING.get()
        notifier.info(context, event_type, payload)
