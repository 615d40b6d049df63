from left_to_descendants import service


def tell(context, verb):
    service.OrderNotification(verb=verb, payload=service.OrderPayload()).emit(context)


def create(context):
    tell(context, 'create')


def lose(context):
    service.ParcelNotification(verb='lose', payload=service.OrderPayload()).emit(context)


def fill(context, boxes):
    notification = service.BoxNotification(verb='fill', payload=service.OrderPayload())
    notification.emit(context)
