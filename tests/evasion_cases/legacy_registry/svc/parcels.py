from svc import rpc

_SERVICES = {}


def provide(name, factory):
    _SERVICES[name] = factory


def service(name):
    return _SERVICES[name]()


def _tell():
    return rpc.get_notifier('parcels')


provide('notifier', _tell)


def lose(context, order):
    service('notifier').info(context, 'order.lost', {'id': order.id})
