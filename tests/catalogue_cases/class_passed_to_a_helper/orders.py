from class_passed_to_a_helper import service


def _tell(context, make, make_payload, topic, **given):
    payload = make_payload(**given)
    make(topic=topic, level='info', host='x', payload=payload).emit(context)


def create(context):
    _tell(context, service.OrderNotification, service.OrderPayload, 'order.create', id='1')


def refund(context):
    _tell(context, service.RefundNotification, service.RefundPayload, 'refund.pay', id='1')
