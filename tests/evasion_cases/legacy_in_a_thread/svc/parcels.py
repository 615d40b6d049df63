import threading

from svc import rpc


def lose(context, order):
    notifier = rpc.get_notifier('parcels')
    worker = threading.Thread(
        target=notifier.info,
        args=(context, 'order.lost', {'id': order.id}),
        daemon=True,
    )
    worker.start()
