from composed_by_join import service


def create(context, order):
    service.OrderNotification(
        what='order', how='create', level='info', payload=service.OrderPayload()).emit(context)
