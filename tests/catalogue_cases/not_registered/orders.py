from not_registered import service


def run(context):
    service.NeverNotification(verb='never', payload=service.OrderPayload()).emit(context)
    service.ObjectNotification(verb='object', payload=service.ItemPayload()).emit(context)
    service.PlainNotification(verb='plain', payload=service.OrderPayload()).emit(context)
    service.HeirNotification(verb='heir', payload=service.ItemPayload()).emit(context)
