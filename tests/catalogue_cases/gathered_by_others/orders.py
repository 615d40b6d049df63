"""What says how something is sent is changed on the way, and what it carries is, too."""

from gathered_by_others import service


def enrich(payload, order):
    payload.id = order.id


def ending(event_type):
    event_type.phase = 'end'


def create(context, order):
    event_type = service.EventType(action='create', phase='start')
    payload = service.OrderPayload()
    enrich(payload, order)
    ending(event_type)
    service.OrderNotification(
        event_type=event_type, level='info', host='api', payload=payload
    ).emit(context)


def delete(context, order):
    event_type = service.EventType(action='delete')
    notification = service.OrderNotification(
        event_type=event_type, level='info', host='api', payload=service.OrderPayload()
    )
    event_type.phase = 'start'
    notification.emit(context)
