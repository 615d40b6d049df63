from composed_by_f_string.service import OrderNotification, OrderPayload


def create(context, host):
    payload = OrderPayload(id='1')
    note = OrderNotification(topic='order.create', level='info', host=host, payload=payload)
    note.emit(context)


def fail(context, host):
    OrderNotification(topic='order.fail', level='error', host=host, payload=OrderPayload()).emit(context)
