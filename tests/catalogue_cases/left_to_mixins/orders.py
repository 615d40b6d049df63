from left_to_mixins import service


def run(context):
    service.StartNotification(payload=service.OrderPayload()).emit(context)
    service.EndNotification(payload=service.OrderPayload()).emit(context)
    service.PayNotification(payload=service.OrderPayload()).emit(context)
