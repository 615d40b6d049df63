from svc import rpc


def lose(context, orders):
    notifier = rpc.get_notifier('parcels')
    list(map(lambda name: notifier.info(context, name, {}), ['order.lost', 'order.found']))
    [notifier.info(context, f'order.{what}', {}) for what in ('moved', 'left') if orders]
