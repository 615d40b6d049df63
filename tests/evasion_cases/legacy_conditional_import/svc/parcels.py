try:
    from svc_enterprise import bus
except ImportError:
    from svc import rpc as bus

if hasattr(bus, 'get_notifier'):
    notifier = bus.get_notifier('parcels')
else:
    notifier = None


def lose(context, order):
    if notifier is not None:
        notifier.info(context, 'order.lost', {'id': order.id})
