from svc import rpc


def handle(context, order, outcome):
    match outcome:
        case 'ok':
            event = 'create'
        case 'lost' | 'stolen' as what:
            event = what
        case _:
            return
    rpc.get_notifier('parcels').info(context, f'order.{event}', {'id': order.id})
