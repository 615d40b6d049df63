from composed_by_percent import service


def tell(context, order, action, phase=None, level='info'):
    event = service.EventType('order', action, phase)
    payload = service.OrderPayload(id=order.id)
    service.OrderNotification(
        event=event, level=level, host=order.host, payload=payload).publish(context)


def create(context, order):
    tell(context, order, 'create', 'start')
    try:
        order.create()
    except Exception:
        tell(context, order, 'create', phase='error', level='error')
        raise
    tell(context, order, 'create', phase='end')


def ping(context, order):
    tell(context, order, 'ping')
