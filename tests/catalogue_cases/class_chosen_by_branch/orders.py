from class_chosen_by_branch import service


def tell(context, is_refund):
    if is_refund:
        make, topic = service.RefundNotification, 'refund.pay'
    else:
        make, topic = service.OrderNotification, 'order.pay'
    make(topic=topic, level='info', host='x', payload=service.OrderPayload()).emit(context)
